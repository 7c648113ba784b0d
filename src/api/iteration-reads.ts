/** Iterations and their bundles, as JSON; a bundle is the very bytes whose hashes were published. */
import type { z } from 'zod'
import { NotFound } from '../base/failure.ts'
import { findBundle, findIterations } from '../domain/iterations/find-iterations.ts'
import type { Programme } from '../domain/territories/rollout.ts'
import { sendText } from '../platform/http/text-answer.ts'
import type { Deps } from '../portal/deps.ts'
import { type Api, sendPublicJson } from './public-json.ts'
import {
  idParams,
  type iterationSchema,
  iterationsQuery,
  iterationsSchema,
  problemSchema,
} from './public-schema.ts'

// A bundle never changes: iterations only grow.
const BUNDLE_SECONDS = 86_400

export function registerIterationReads(api: Api, { database }: Deps): void {
  api.get(
    '/iterations',
    {
      schema: {
        summary: 'Iterations, the newest first',
        querystring: iterationsQuery,
        response: { 200: iterationsSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      const { before, limit, ...queue } = request.query
      const rows = await findIterations(database, {
        ...queue,
        before: before === undefined ? undefined : BigInt(before),
        limit,
      })
      const last = rows.length === limit ? rows.at(-1) : undefined
      const answer: z.infer<typeof iterationsSchema> = {
        iterations: rows.map(composeIteration),
        next: last === undefined ? null : String(last.id),
      }
      return sendPublicJson(request, reply, answer)
    },
  )
  api.get(
    '/iterations/:id/bundle',
    {
      schema: {
        summary:
          'Everything that went into an iteration, and its result; `kezek replay` recomputes it',
        params: idParams,
        response: { 404: problemSchema },
      },
    },
    async (request, reply) => {
      const stored = await findBundle(database, BigInt(request.params.id))
      if (stored === undefined) throw new NotFound('iteration')
      const name = `kezek-${stored.territory_code}-${stored.number}.json`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      reply.header('access-control-allow-origin', '*')
      return sendText(request, reply, {
        type: 'application/json; charset=utf-8',
        text: stored.bundle,
        caching: { kind: 'public', seconds: BUNDLE_SECONDS },
      })
    },
  )
}

type Row = Awaited<ReturnType<typeof findIterations>>[number]

function composeIteration(row: Row): z.infer<typeof iterationSchema> {
  return {
    id: String(row.id),
    programme: row.programme as Programme,
    territory: row.territory_code,
    number: row.number,
    heldOn: row.held_on.toString(),
    heldAt: row.held_at.toString(),
    rulePack: { id: row.rule_pack_id, version: row.rule_pack_version },
    offered: row.offered,
    skipped: row.skipped as Record<string, number>,
    moneyTiyn: { before: String(row.money_before_tiyn), after: String(row.money_after_tiyn) },
    inputHash: row.input_hash,
    resultHash: row.result_hash,
  }
}
