import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Log, toRequestId } from './context.js';
import { type ErrorCode, GatewayError, internalMessage, OverBudgetError, toErrorBody } from './errors.js';
import { contextOf } from './observe/contexts.js';

interface Refused {
  code: ErrorCode;
  message: string;
  status: number;
}

/** Answers a request that failed as a whole, in the shape of a GraphQL answer. */
export function sendRefusal(
  error: FastifyError | GatewayError,
  { request, reply, log }: { request: FastifyRequest; reply: FastifyReply; log: Log },
): FastifyReply {
  const { code, message, status } = describe(error, request, log);
  contextOf(request)?.record.codes.push(code);
  if (code === 'UNAUTHENTICATED') void reply.header('www-authenticate', 'Bearer error="invalid_token"');
  if (error instanceof OverBudgetError) void reply.header('retry-after', error.retryAfter);
  if (status === 405 && !reply.hasHeader('allow')) void reply.header('allow', 'POST');
  return reply.code(status).send(toErrorBody(code, message, request.id));
}

function describe(error: FastifyError | GatewayError, request: FastifyRequest, log: Log): Refused {
  if (error instanceof GatewayError) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const size = request.headers['content-length'];
    const figure = size === undefined ? 'more' : `${size} bytes`;
    const limit = request.routeOptions.bodyLimit;
    return {
      code: 'PAYLOAD_TOO_LARGE',
      message: `The body has ${figure}; at most ${limit} bytes are allowed.`,
      status: 413,
    };
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return { code: 'BAD_REQUEST', message: error.message, status };
  log.error({ err: error, requestId: request.id }, 'unexpected error of the server');
  return { code: 'INTERNAL', message: internalMessage(request.id), status: 500 };
}

const BROKEN: Record<string, { status: number; message: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The headers of the request are too large.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request was not sent completely in time.' },
};

/** What no route ever sees, because it is no HTTP: also answered in JSON, then the connection ends. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, message } = BROKEN[error.code ?? ''] ?? { status: 400, message: 'The request is no HTTP.' };
  const body = JSON.stringify(toErrorBody('BAD_REQUEST', message, toRequestId(undefined)));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
