import { type ApiError, toApiError } from "$/api/problem";

/** Something asked of the gateway: what came, or why not. The newest question wins; what was shown stays until its answer. */
export class Resource<T> {
  data = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  loading = $state.raw(false);
  #question = 0;
  #abort: AbortController | null = null;
  #last: ((signal: AbortSignal) => Promise<T>) | null = null;

  /** Asks; an unanswered question before this one is dropped. */
  async load(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#last = ask;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const question = ++this.#question;
    this.loading = true;
    try {
      const data = await ask(abort.signal);
      if (question === this.#question) {
        this.data = data;
        this.error = null;
      }
    } catch (thrown) {
      if (question === this.#question) {
        this.error = toApiError(thrown);
      }
    } finally {
      if (question === this.#question) {
        this.loading = false;
      }
    }
  }

  /** Asks the last question again. */
  reload(): void {
    if (this.#last) {
      void this.load(this.#last);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#question++;
    this.#abort?.abort();
    this.data = null;
    this.error = null;
    this.loading = false;
  }
}
