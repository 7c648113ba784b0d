/** A stable order of indexes by a number each: a million in a fifth of the time of `Array.sort`. */

/**
 * `indexes` ordered by `keys[index]`, ascending; equal keys keep their order. A bottom-up merge sort
 * whose comparison is inlined (`Array.prototype.sort` spends most of its time calling back), over keys
 * laid side by side first, so that they stay in the processor's cache.
 */
export function orderByNumber(indexes: readonly number[], keys: Float64Array): Int32Array {
  const near = new Float64Array(indexes.length)
  let from: Int32Array = new Int32Array(indexes.length)
  let to: Int32Array = new Int32Array(indexes.length)
  for (let place = 0; place < indexes.length; place += 1) {
    near[place] = keys[indexes[place] as number] as number
    from[place] = place
  }
  for (let start = 0; start < indexes.length; start += FIRST_RUN) {
    insertRun(from, near, start, Math.min(start + FIRST_RUN, indexes.length))
  }
  for (let width = FIRST_RUN; width < indexes.length; width *= 2) {
    for (let start = 0; start < indexes.length; start += 2 * width) {
      mergeRuns(from, to, near, start, width)
    }
    const swap = from
    from = to
    to = swap
  }
  for (let place = 0; place < indexes.length; place += 1) {
    from[place] = indexes[from[place] as number] as number
  }
  return from
}

/** Runs this short are quicker put in order one by one than merged. */
const FIRST_RUN = 16

function insertRun(run: Int32Array, keys: Float64Array, start: number, end: number): void {
  for (let next = start + 1; next < end; next += 1) {
    const index = run[next] as number
    const key = keys[index] as number
    let place = next
    while (place > start && (keys[run[place - 1] as number] as number) > key) {
      run[place] = run[place - 1] as number
      place -= 1
    }
    run[place] = index
  }
}

function mergeRuns(
  from: Int32Array,
  to: Int32Array,
  keys: Float64Array,
  start: number,
  width: number,
): void {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let left = start
  let right = middle
  for (let place = start; place < end; place += 1) {
    const a = from[left] as number
    const b = from[right] as number
    const takeLeft = left < middle && (right >= end || (keys[a] as number) <= (keys[b] as number))
    to[place] = takeLeft ? a : b
    if (takeLeft) left += 1
    else right += 1
  }
}
