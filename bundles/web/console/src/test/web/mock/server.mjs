/** Serves the built page and a made-up site, for work on the page without a gateway: `npm run mock`, then open the address printed. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { DEVICES, LINES, PRODUCTS, powerAt, valuesOf } from "./site.mjs";

const PORT = Number(process.env.PORT ?? 18701);
const PAGE = new URL("../../../../target/console/", import.meta.url).pathname;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; " +
  "require-trusted-types-for 'script'";

const page = (items) => ({ items, next: null });
const session = {
  profile: "USER",
  account: "USER",
  permissions: ["VIEW", "DIAGNOSE", "CONFIGURE"],
  csrf: "mock",
  mustChangePassword: false,
};
const names = {
  "power.active": ["Active power", "Puissance active"],
  voltage: ["Voltage", "Tension"],
  current: ["Current", "Courant"],
  frequency: ["Frequency", "Fréquence"],
  "energy.active.import": ["Active energy imported", "Énergie active consommée"],
};

const answers = {
  "GET /session": () => session,
  "POST /session": () => session,
  "GET /site": () => ({ name: "Rue des Ateliers", zone: "Europe/Paris" }),
  "GET /health": () => ({ status: "READY", version: "0.1.0" }),
  "GET /devices": () => page(DEVICES),
  "GET /lines": () => page(LINES),
  "GET /catalogue": () => page(PRODUCTS),
  "GET /drivers": () =>
    page(
      [...new Set(PRODUCTS.map((one) => one.family))].map((family) => ({
        family,
        bundle: `io.busbar.${family.toLowerCase().split(" ")[0]}`,
        version: "0.1.0",
        devices: DEVICES.filter((one) => one.product?.family === family).length,
        products: PRODUCTS.filter((one) => one.family === family).map((one) => one.reference),
      })),
    ),
  "GET /maps/problems": () =>
    page([
      {
        file: "acme-3000.map",
        line: 12,
        field: "address",
        severity: "ERROR",
        code: "row.overlap",
        text: 'Register 101 ("current.l1") is already used by "voltage.l1n" in acme-3000.map:11. Correct the address or the type of one of them.',
      },
    ]),
  "GET /quantities": () =>
    page(
      Object.entries(names).map(([key, [en, fr]]) => ({
        key,
        symbol: key,
        unit: "",
        kind: "GAUGE",
        number: 1,
        names: { en, fr },
        states: [],
      })),
    ),
  "GET /points": (query) => {
    const id = (query.get("prefix") ?? "").split("/")[0];
    const points = valuesOf(id).filter((one) =>
      /^(voltage\.l\dn|current\.l\d|power\.\w+\.total|energy\.active\.import|frequency)$/.test(one.quantity),
    );
    return page(
      points.map((one) => ({
        ...one,
        device: id,
        names: { en: one.quantity, fr: one.quantity },
        first: null,
        last: null,
      })),
    );
  },
  "GET /history": (query) => history(query),
};

function history(query) {
  const [from, to] = [Date.parse(query.get("from")), Date.parse(query.get("to"))];
  const daily = query.get("step") === "1d";
  const widthMs = daily ? 86_400_000 : Math.max(60_000, Math.ceil((to - from) / 400 / 60_000) * 60_000);
  const series = query
    .get("points")
    .split(",")
    .map((point) => {
      const [device, load, quantity] = point.split("/");
      const now = valuesOf(device).find((one) => one.point === point);
      const columns = { t: [], min: [], max: [], avg: [], last: [], sum: [], coverage: [] };
      for (let t = Math.floor(from / widthMs) * widthMs; t < Math.min(to, Date.now()); t += widthMs) {
        const hole = !daily && Math.abs(t - (from + (to - from) * 0.6)) < (to - from) * 0.02;
        if (!hole) {
          const power = powerAt(`${device}/${load}`, t);
          const value = quantity.startsWith("power") ? power : (now?.value ?? 1) * (1 + 0.01 * Math.sin(t / 3e6));
          columns.t.push(t);
          columns.avg.push(value);
          columns.min.push(value * 0.93);
          columns.max.push(value * 1.06);
          columns.last.push(value);
          columns.sum.push(daily ? (now ? 480_000 * (1 + 0.3 * Math.sin(t / 2e8)) : 0) : (power * widthMs) / 3_600_000);
          columns.coverage.push(1);
        }
      }
      return { point, unit: now?.unit ?? "", kind: now?.kind ?? "GAUGE", merged: 1, widthMs, ...columns };
    });
  return { from: query.get("from"), to: query.get("to"), step: daily ? "1d" : "10m", zone: "Europe/Paris", series };
}

function live(response) {
  response.writeHead(200, { "Content-Type": "text/event-stream", Date: new Date().toUTCString() });
  let n = 0;
  const send = (event, data) => response.write(`event: ${event}\nid: mock-${n++}\ndata: ${JSON.stringify(data)}\n\n`);
  send("system", { status: "READY", version: "0.1.0", historian: "READY" });
  const values = () =>
    send("values", {
      values: DEVICES.flatMap((one) => valuesOf(one.id)).map(({ point, value, time, quality }) => ({
        point,
        value,
        time,
        quality,
      })),
    });
  values();
  const timer = setInterval(values, 1000);
  response.on("close", () => clearInterval(timer));
}

async function file(path, response) {
  const name = extname(path) === "" ? "index.html" : path;
  try {
    const content = await readFile(join(PAGE, name));
    response.writeHead(200, {
      "Content-Type": TYPES[extname(name)] ?? "text/plain",
      "Content-Security-Policy": POLICY,
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://mock");
  if (!pathname.startsWith("/api/v1")) {
    void file(pathname, response);
    return;
  }
  const path = pathname.slice(7);
  if (path === "/live") {
    live(response);
    return;
  }
  const one = /^\/devices\/([^/]+)\/values$/.exec(path);
  const body = one
    ? { device: one[1], values: valuesOf(one[1]) }
    : answers[`${request.method} ${path}`]?.(searchParams);
  response.writeHead(body ? 200 : 422, { "Content-Type": body ? "application/json" : "application/problem+json" });
  response.end(
    JSON.stringify(
      body ?? {
        type: "about:blank",
        title: "Unprocessable Content",
        status: 422,
        code: "input.invalid",
        detail: "Some of the input cannot be used. Correct the fields named and send it again.",
        errors: [
          { field: "reference", code: "device.reference.unknown", detail: "No installed driver knows this reference." },
          { field: "port", code: "number.range", detail: "Must be between 1 and 65535; 70000 is not." },
        ],
      },
    ),
  );
}).listen(PORT, "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}/`));
