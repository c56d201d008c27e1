import { api, ask } from "$/api/client";
import { type ApiError, toApiError } from "$/api/problem";
import type { LogEntry, LogLevel } from "$/api/types";

/** What somebody looks for in the log. */
export interface LogWish {
  level: LogLevel;
  text: string;
}

const PAGE = 200;
/** More are not kept on the page: whoever needs them takes the whole log. */
const MOST = 2000;
const FOLLOWING = 2000;
const SELDOM = 10;

/** Entries of the gateway's log, the newest first: older ones on demand, newer ones as they come. */
export class Log {
  entries = $state.raw<readonly LogEntry[]>([]);
  /** Where older ones go on; null where there are none. */
  next = $state.raw<string | null>(null);
  loading = $state.raw(true);
  error = $state.raw<ApiError | null>(null);
  #wish: LogWish;
  #abort = new AbortController();
  #turn = 0;

  constructor(wish: LogWish) {
    this.#wish = wish;
  }

  /** Whether as many are on the page as it keeps. */
  get full(): boolean {
    return this.entries.length >= MOST;
  }

  /** Begins with the newest, and follows the log; returns what stops it. */
  start(): () => void {
    void this.#read({}, (items, next) => {
      this.entries = items;
      this.next = next;
    });
    const timer = setInterval(() => !document.hidden && !this.loading && this.#follow(), FOLLOWING);
    return () => {
      clearInterval(timer);
      this.#abort.abort();
    };
  }

  /** Reads what is older than the last. */
  older(): void {
    if (this.next !== null && !this.loading) {
      void this.#read({ after: this.next }, (items, next) => {
        this.entries = [...this.entries, ...items].slice(0, MOST);
        this.next = next;
      });
    }
  }

  /** Begins again after a failure. */
  retry(): void {
    void this.#read({}, (items, next) => {
      this.entries = items;
      this.next = next;
    });
  }

  #follow(): void {
    const newest = this.entries[0];
    // Without an entry to begin behind, the whole log is searched each time: that is asked less often.
    this.#turn = (this.#turn + 1) % SELDOM;
    if (!newest && this.#turn !== 0) {
      return;
    }
    void this.#read(newest ? { since: newest.id } : {}, (items, next) => {
      if (!newest) {
        this.next = next;
      }
      if (items.length > 0) {
        this.entries = [...items, ...this.entries].slice(0, MOST);
      }
    });
  }

  async #read(
    place: { after?: string; since?: string },
    take: (items: readonly LogEntry[], next: string | null) => void,
  ): Promise<void> {
    const { level, text } = this.#wish;
    const { signal } = this.#abort;
    this.loading = true;
    try {
      const query = { ...place, limit: PAGE, level, ...(text === "" ? {} : { text }) };
      const { items, next } = await ask(api.GET("/system/log", { params: { query }, signal }));
      if (!signal.aborted) {
        take(items, next);
        this.error = null;
      }
    } catch (thrown) {
      if (!signal.aborted) {
        this.error = toApiError(thrown);
      }
    } finally {
      this.loading = false;
    }
  }
}
