import { pino, type Logger } from 'pino';

/**
 * The portal's log: JSON lines. Of an error it keeps what finds its cause and leaves out what the database's driver adds to it
 * (parameters, details, rows), which may be somebody's words or address.
 */
export function createLog(): Logger {
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: errorOf } });
}

export function errorOf(error: unknown): { type: string; message: string; code: unknown; stack: string | undefined } | { type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: error.message, code: (error as { code?: unknown }).code, stack: error.stack };
}
