/** One event of a `text/event-stream`. */
export interface ServerEvent {
  event: string;
  data: string;
  id: string | null;
}

const LONGEST_LINE = 4_000_000;

/** Turns the chunks of an event stream into events. Keeps no more than one unfinished line and one unfinished event. */
export class EventParser {
  #rest = "";
  #event = "";
  #data: string[] = [];
  #id: string | null = null;

  /** Takes the next chunk and returns the events that it completes. */
  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    if (this.#rest.length > LONGEST_LINE) {
      throw new Error("A line of the event stream is too long");
    }
    for (const line of lines) {
      const done = this.#line(line);
      if (done) {
        events.push(done);
      }
    }
    return events;
  }

  #line(line: string): ServerEvent | null {
    if (line === "") {
      const done =
        this.#data.length === 0 ? null : { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
      this.#event = "";
      this.#data = [];
      return done;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") {
      this.#data.push(value);
    } else if (field === "event") {
      this.#event = value;
    } else if (field === "id") {
      this.#id = value;
    }
    return null;
  }
}
