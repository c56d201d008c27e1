/**
 * A server in front of the gateway that passes everything on but what a measurement makes itself: a live stream of a known rate, or
 * histories of a known size.
 */
import { createServer, request } from "node:http";

const FRAME = 50;

/** Starts it; `url` is where the page is opened, `rate` how many values a second the stream brings, 0 for the gateway's own stream. */
export async function beside(gateway, { points = [], history = null } = {}) {
  const state = { rate: 0, sent: 0 };
  const base = new URL(gateway);
  const server = createServer((question, answer) => {
    if (state.rate > 0 && question.url.startsWith("/api/v1/live")) {
      stream(answer, points, state);
    } else if (history && question.url.startsWith("/api/v1/history")) {
      answer.writeHead(200, { "Content-Type": "application/json" }).end(history(new URL(question.url, gateway)));
    } else {
      pass(base, question, answer);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pass(base, question, answer) {
  const headers = { ...question.headers, host: base.host };
  // The gateway refuses what another site asks for; here both are this one.
  if (headers.origin) {
    headers.origin = base.origin;
  }
  const on = request(
    { host: base.hostname, port: base.port, path: question.url, method: question.method, headers },
    (from) => {
      answer.writeHead(from.statusCode, from.headers);
      from.pipe(answer);
    },
  );
  on.on("error", () => answer.destroy());
  answer.on("close", () => on.destroy());
  question.pipe(on);
}

function stream(answer, points, state) {
  answer.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  answer.write('event: system\ndata: {"status":"READY","version":"0.1.0"}\n\n');
  let next = 0;
  let owed = 0;
  const timer = setInterval(() => {
    owed += (state.rate * FRAME) / 1000;
    const time = new Date().toISOString();
    const values = [];
    for (; owed >= 1; owed--) {
      const point = points[next++ % points.length];
      values.push({ point, value: 200 + Math.random() * 60, text: null, time, quality: "GOOD" });
    }
    state.sent += values.length;
    if (values.length > 0) {
      answer.write(`event: values\nid: bench-${next}\ndata: ${JSON.stringify({ values })}\n\n`);
    }
  }, FRAME);
  answer.on("close", () => clearInterval(timer));
}

/** A history as the gateway answers it: so many intervals of each point that the address names. */
export function madeHistory(count) {
  return (url) => {
    const from = Date.parse(url.searchParams.get("from"));
    const widthMs = Math.max(1, Math.floor((Date.parse(url.searchParams.get("to")) - from) / count));
    const t = Array.from({ length: count }, (_, n) => from + n * widthMs);
    const series = (url.searchParams.get("points") ?? "").split(",").map((point, k) => {
      const avg = t.map((_, n) => Math.round(1000 * (230 + 20 * Math.sin(n / (40 + 9 * k)) + k)) / 1000);
      return {
        point,
        unit: ["V", "A", "W", "Hz"][k % 4],
        kind: "GAUGE",
        step: "1m",
        widthMs,
        merged: 1,
        t,
        avg,
        min: avg.map((v) => v - 1),
        max: avg.map((v) => v + 1),
        last: avg,
        sum: avg.map(() => null),
        coverage: avg.map(() => 1),
      };
    });
    return JSON.stringify({ from: url.searchParams.get("from"), to: url.searchParams.get("to"), step: "1m", series });
  };
}
