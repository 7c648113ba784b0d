/** Answers what is not HTTP at all, or too large to be read as such, and closes the line. */
import type { Socket } from 'node:net'

const ANSWERS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  // A line that was reset has nobody left to answer.
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status = ANSWERS[error.code ?? ''] ?? '400 Bad Request'
  if (socket.writable) {
    const body = `${status}\n`
    socket.write(
      `HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
  }
  socket.destroySoon()
}
