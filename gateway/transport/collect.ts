import type { Dispatcher } from 'undici';

/** An answer whole: nobody here reads one piece by piece. */
export interface Collected {
  statusCode: number;
  text: string;
}

export type CollectOptions = Dispatcher.DispatchOptions & { signal: AbortSignal };

/** What `request` of undici gives, without the stream it makes of each answer. */
export function collect(dispatcher: Dispatcher, { signal, ...options }: CollectOptions): Promise<Collected> {
  const { promise, resolve, reject } = Promise.withResolvers<Collected>();
  const collector = new Collector(signal, { resolve, reject });
  // The signal bounds it all.
  dispatcher.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, collector);
  return promise;
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = [];
  readonly #signal: AbortSignal;
  readonly #outcome: Pick<PromiseWithResolvers<Collected>, 'resolve' | 'reject'>;
  #statusCode = 0;
  #controller: Dispatcher.DispatchController | undefined;
  readonly #leave = (): void => {
    this.#controller?.abort(this.#signal.reason as Error);
    this.#outcome.reject(this.#signal.reason);
  };

  constructor(signal: AbortSignal, outcome: Pick<PromiseWithResolvers<Collected>, 'resolve' | 'reject'>) {
    this.#signal = signal;
    this.#outcome = outcome;
    signal.addEventListener('abort', this.#leave, { once: true });
  }

  /** Called anew for each connection it is tried on. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#signal.aborted) this.#leave();
  }

  onResponseStart(_: Dispatcher.DispatchController, statusCode: number): void {
    this.#statusCode = statusCode;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#signal.removeEventListener('abort', this.#leave);
    const { length } = this.#chunks;
    const whole = length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#outcome.resolve({ statusCode: this.#statusCode, text: whole.toString('utf8') });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#signal.removeEventListener('abort', this.#leave);
    this.#outcome.reject(error);
  }
}
