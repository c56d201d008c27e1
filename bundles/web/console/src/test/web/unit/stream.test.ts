import { describe, expect, it } from "vitest";
import { EventParser } from "$/api/sse";

describe("the event stream", () => {
  it("gives events whole, however the network cuts them", () => {
    const text = 'event: values\nid: k3-1\ndata: {"a":\ndata: 1}\n\n: still here\n\nevent: device\ndata: x\n\n';
    for (let size = 1; size <= text.length; size++) {
      const parser = new EventParser();
      const events = [];
      for (let n = 0; n < text.length; n += size) {
        events.push(...parser.push(text.slice(n, n + size)));
      }
      expect(events).toEqual([
        { event: "values", data: '{"a":\n1}', id: "k3-1" },
        { event: "device", data: "x", id: "k3-1" },
      ]);
    }
  });

  it("understands other line ends, absent blanks and unknown fields", () => {
    expect(new EventParser().push("data:a\r\nretry: 5\r\nfoo\r\n\r\n")).toEqual([
      { event: "message", data: "a", id: null },
    ]);
  });

  it("refuses a line without end", () => {
    const parser = new EventParser();
    expect(() => {
      for (let n = 0; n < 10; n++) {
        parser.push("x".repeat(500_000));
      }
    }).toThrow("too long");
  });
});
