import { renewSession } from "$/api/session.svelte";
import { EventParser, type ServerEvent } from "$/api/sse";
import type { HealthStatus, LiveAlarms, LiveDetections, LiveDevice, LiveSystem, LiveValues } from "$/api/types";
import { noteServerTime } from "./clock.svelte";
import { offer } from "./points.svelte";

/** How the page is connected to the gateway. */
export type Connection = "connecting" | "live" | "lost" | "paused";

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;
const SILENCE = 40_000;
const HIDDEN_PAUSE = 120_000;

/** The one event stream of this tab: opens it, keeps it open, resumes it where it broke off. */
class LiveStream {
  connection = $state.raw<Connection>("connecting");
  health = $state.raw<HealthStatus | null>(null);
  version = $state.raw<string>("");
  /** How far detections are, and how much they found that waits for a decision; null until it is told. */
  detection = $state.raw<LiveDetections | null>(null);
  /** How many alarms want attention, and the newest active ones; null until it is told. */
  alarms = $state.raw<LiveAlarms | null>(null);
  /** When the connection was lost, in the browser's time. */
  lostSince = $state.raw<number | null>(null);

  #onDevice: (event: LiveDevice) => void = () => {};
  #onOpen: () => void = () => {};
  #filter: readonly string[] | null = null;
  #lastId: string | null = null;
  #running = false;
  #abort = new AbortController();
  #wake: () => void = () => {};
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the stream; `onOpen` is called after every successful opening but resumes as well. */
  start(onDevice: (event: LiveDevice) => void, onOpen: () => void): void {
    this.#onDevice = onDevice;
    this.#onOpen = onOpen;
    if (!this.#running) {
      this.#running = true;
      document.addEventListener("visibilitychange", () => this.#visibility());
      addEventListener("online", () => this.#wake());
      void this.#run();
    }
  }

  /** Asks for these devices only; null asks for all. */
  select(devices: readonly string[] | null): void {
    const key = (list: readonly string[] | null) => (list === null ? "*" : list.join(","));
    if (key(devices) !== key(this.#filter)) {
      this.#filter = devices;
      // Another selection has other points: the place in the old stream says nothing about them.
      this.#lastId = null;
      this.#abort.abort();
    }
  }

  /** Tries at once instead of waiting for the next attempt. */
  retry(): void {
    this.#wake();
  }

  async #run(): Promise<void> {
    let failures = 0;
    for (;;) {
      if (this.connection === "paused") {
        await this.#pause(null);
      }
      const opened = await this.#once();
      failures = opened ? 0 : failures + 1;
      const reselected = this.#abort.signal.aborted;
      this.#abort = new AbortController();
      if (!reselected) {
        await this.#pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.max(0, failures - 1)));
      }
    }
  }

  /** One connection from opening to end; true if it was opened. */
  async #once(): Promise<boolean> {
    let opened = false;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const abort = new AbortController();
    const stop = () => abort.abort();
    this.#abort.signal.addEventListener("abort", stop, { once: true });
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(stop, SILENCE);
    };
    try {
      heard();
      const asked = performance.now();
      const answer = await fetch(this.#url(), {
        headers: { Accept: "text/event-stream", ...(this.#lastId === null ? {} : { "Last-Event-ID": this.#lastId }) },
        cache: "no-store",
        signal: abort.signal,
      });
      if (answer.status === 401) {
        await renewSession();
        return false;
      }
      if (!answer.ok || !answer.body) {
        this.#lost();
        return false;
      }
      opened = true;
      noteServerTime(answer.headers.get("Date"), performance.now() - asked);
      this.connection = "live";
      this.lostSince = null;
      this.#onOpen();
      await this.#read(answer.body, heard);
      this.#lost();
    } catch {
      // Whatever broke it (network, gateway restart, unreadable frame), the remedy is the same: open it again.
      this.#lost();
    } finally {
      clearTimeout(silence);
      this.#abort.signal.removeEventListener("abort", stop);
      abort.abort();
    }
    return opened;
  }

  async #read(body: ReadableStream<Uint8Array>, heard: () => void): Promise<void> {
    const parser = new EventParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      heard();
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        this.#take(event);
      }
    }
  }

  #take(event: ServerEvent): void {
    if (event.id !== null) {
      this.#lastId = event.id;
    }
    if (event.event === "values") {
      for (const v of (JSON.parse(event.data) as LiveValues).values) {
        offer(v.point, { value: v.value, text: v.text ?? null, time: Date.parse(v.time), quality: v.quality });
      }
    } else if (event.event === "device") {
      this.#onDevice(JSON.parse(event.data) as LiveDevice);
    } else if (event.event === "detection") {
      this.detection = JSON.parse(event.data) as LiveDetections;
    } else if (event.event === "alarm") {
      this.alarms = JSON.parse(event.data) as LiveAlarms;
    } else if (event.event === "system") {
      const system = JSON.parse(event.data) as LiveSystem;
      this.health = system.status;
      this.version = system.version;
    }
  }

  #url(): string {
    const devices = this.#filter;
    return devices === null ? "/api/v1/live" : `/api/v1/live?devices=${devices.map(encodeURIComponent).join(",")}`;
  }

  #lost(): void {
    if (this.connection !== "paused" && !this.#abort.signal.aborted) {
      this.connection = "lost";
      this.lostSince ??= Date.now();
    }
  }

  /** A tab that nobody sees for long lets go of its stream and takes it up where it left when it is seen again. */
  #visibility(): void {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) {
      this.#hiddenTimer = setTimeout(() => {
        this.connection = "paused";
        this.#abort.abort();
      }, HIDDEN_PAUSE);
    } else if (this.connection === "paused") {
      this.connection = "connecting";
      this.#wake();
    } else {
      this.#wake();
    }
  }

  #pause(millis: number | null): Promise<void> {
    return new Promise((resolve) => {
      const timer = millis === null ? undefined : setTimeout(resolve, millis);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

export const live = new LiveStream();
