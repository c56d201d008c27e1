/** A made-up site for work on the page without a gateway. Nothing of it is shipped, and no test's verdict rests on it. */

const product = (reference, family, loads, abilities, mapStatus = "OFFICIAL") => ({
  reference,
  family,
  loads,
  phases: loads === 0 ? 0 : 3,
  abilities,
  mapStatus,
  mapVerified: mapStatus === "OFFICIAL" || mapStatus === "DRIVER_USED",
  source: "Manufacturer's communication table",
});

export const PRODUCTS = [
  product("DIRIS Digiware M-70", "DIRIS Digiware", 0, ["GATEWAY"]),
  product("DIRIS Digiware U-30", "DIRIS Digiware", 0, ["NETWORK", "THD", "HARMONICS"]),
  product("DIRIS Digiware I-35", "DIRIS Digiware", 3, ["POWER", "ENERGY", "THD", "HARMONICS"]),
  product("DIRIS B-30", "DIRIS B", 1, ["NETWORK", "POWER", "ENERGY", "THD"], "ASSUMED"),
  product("COUNTIS E24", "COUNTIS", 1, ["POWER", "ENERGY", "TARIFFS"]),
  product("COUNTIS E44", "COUNTIS", 1, ["POWER", "ENERGY", "TARIFFS"]),
];

const SINCE = new Date(Date.now() - 5_400_000).toISOString();
const counters = (requests, timeouts = 0) => ({
  requests,
  answers: requests - timeouts,
  timeouts,
  exceptions: 0,
  malformed: 0,
  reconnects: 0,
  late: 0,
  p50Millis: 3.4,
  p99Millis: 18,
});
const device = (id, reference, name, zone, line, unit, loads, state = "ONLINE", detail = "NONE", lastError = null) => ({
  id,
  reference,
  name,
  zone,
  line,
  unit,
  periodsMs: {},
  state,
  detail,
  since: SINCE,
  lastError,
  product: PRODUCTS.find((one) => one.reference === reference) ?? null,
  identification: {
    vendor: "SOCOMEC",
    product: reference,
    serial: `2405${unit}71`,
    software: "1.6.9",
    tableVersion: 201,
  },
  loads,
  counters: counters(48_211, state === "OFFLINE" ? 912 : 2),
});
const load = (key, name, connection = "3P+N") => ({ key, name, connection });

export const DEVICES = [
  device("m70-1", "DIRIS Digiware M-70", "Main switchboard gateway", "Switch room", "rail-1", 1, []),
  device("u30-2", "DIRIS Digiware U-30", "Network analyser", "Switch room", "rail-1", 2, []),
  device("i35-102", "DIRIS Digiware I-35", "Workshops", "Workshop", "rail-1", 3, [
    load("1", "CNC machines"),
    load("2", "Compressors"),
    load("3", "Lighting"),
  ]),
  device("b30-10", "DIRIS B-30", "Main incomer", "Switch room", "rail-2", 10, [load("1", "Incomer")]),
  device("e24-5", "COUNTIS E24", "Canteen", "Offices", "rail-3", 5, [load("1", "")]),
  device(
    "e44-7",
    "COUNTIS E44",
    "Heat pump",
    "Offices",
    "rail-3",
    7,
    [load("1", "")],
    "OFFLINE",
    "NO_ANSWER",
    "No answer from unit 7 on line rail-3 within 3000 ms",
  ),
];

const TOTALS = {
  "u30-2": 0,
  "i35-102/1": 42_000,
  "i35-102/2": 27_500,
  "i35-102/3": 8200,
  "b30-10/1": 118_000,
  "e24-5/1": 12_300,
  "e44-7/1": 19_000,
};
const UNITS = {
  voltage: "V",
  current: "A",
  frequency: "Hz",
  "power.active": "W",
  "power.reactive": "var",
  "power.apparent": "VA",
  thd: "%",
  unbalance: "%",
};

function unitOf(key) {
  if (/\.h\d/.test(key)) {
    return "%";
  }
  if (key.startsWith("energy.")) {
    return key.includes("reactive") ? "varh" : "Wh";
  }
  return Object.entries(UNITS).find(([base]) => key === base || key.startsWith(`${base}.`))?.[1] ?? "";
}

/** Believable power of a load at a time: low at night, two humps by day. */
export function powerAt(id, time) {
  const hours = (time / 3_600_000) % 24;
  const day = 0.25 + 0.75 * Math.max(0, Math.sin(((hours - 6) / 12) * Math.PI)) + 0.05 * Math.sin(hours * 9);
  return (TOTALS[id] ?? 0) * day * (1 + 0.02 * Math.sin(time / 7000));
}

/** All values of a device now, by quantity key and load. */
export function valuesOf(id, time = Date.now()) {
  const found = DEVICES.find((one) => one.id === id);
  if (!found || found.product?.abilities.includes("GATEWAY")) {
    return [];
  }
  const loads = found.loads.length === 0 ? ["-"] : found.loads.map((one) => one.key);
  return loads.flatMap((key) => loadValues(found, key, time));
}

function loadValues(found, key, time) {
  const values = {};
  const jitter = (n) => 1 + 0.003 * Math.sin(time / 1700 + n);
  const put = (name, value, extremes = true) => {
    values[name] = value;
    if (extremes) {
      values[`${name}.avg`] = value * 0.985;
      values[`${name}.min`] = value * 0.91;
      values[`${name}.max`] = value * 1.07;
    }
  };
  const power = powerAt(`${found.id}/${key}`, time);
  [1, 2, 3].forEach((n) => {
    put(`voltage.l${n}n`, 230.4 * jitter(n));
    put(`voltage.l${["12", "23", "31"][n - 1]}`, 399.1 * jitter(n + 4));
  });
  put("frequency", 49.998 * (1 + 0.0004 * Math.sin(time / 5000)));
  values["voltage.nominal"] = 230;
  if (key !== "-") {
    [1, 2, 3].forEach((n) => {
      const part = (power / 3) * (1 + 0.08 * (n - 2));
      put(`power.active.l${n}`, part, false);
      put(`power.reactive.l${n}`, part * 0.42, false);
      put(`power.apparent.l${n}`, part * 1.085, false);
      put(`power.factor.l${n}`, 0.92, false);
      put(`current.l${n}`, (part * 1.085) / 230);
      values[`thd.current.l${n}`] = 11 + n;
    });
    put("current.n", power / 9000);
    put("power.active.total", power);
    put("power.reactive.total", power * 0.42);
    put("power.apparent.total", power * 1.085);
    put("power.factor.total", 0.922, false);
    const base = (TOTALS[`${found.id}/${key}`] ?? 0) * 900;
    values["energy.active.import"] = base + time / 90_000;
    values["energy.active.export"] = 1200;
    values["energy.reactive.import"] = base * 0.4;
    values["energy.reactive.export"] = null;
  }
  if (found.product?.abilities.includes("HARMONICS") || found.product?.abilities.includes("THD")) {
    [1, 2, 3].forEach((n) => {
      values[`thd.voltage.l${n}n`] = 2.1 + n / 10;
    });
  }
  if (found.product?.abilities.includes("HARMONICS")) {
    const [base, phases] = key === "-" ? ["voltage", ["l1n", "l2n", "l3n"]] : ["current", ["l1", "l2", "l3"]];
    for (let rank = 2; rank <= 63; rank++) {
      phases.forEach((phase, n) => {
        values[`${base}.${phase}.h${rank}`] =
          (rank % 2 === 1 ? 14 : 2.2) / rank ** (base === "voltage" ? 1.15 : 0.8) + 0.02 * n;
      });
    }
  }
  return Object.entries(values).map(([quantity, value]) => ({
    point: `${found.id}/${key}/${quantity}`,
    load: key,
    quantity,
    symbol: quantity.startsWith("energy.active.import") ? "Ea+" : quantity,
    unit: unitOf(quantity),
    kind: quantity.startsWith("energy.") ? "INDEX" : "GAUGE",
    value,
    text: null,
    time: new Date(found.state === "OFFLINE" ? time - 600_000 : time).toISOString(),
    quality: value === null ? "NOT_AVAILABLE" : found.state === "OFFLINE" ? "STALE" : "GOOD",
  }));
}

export const LINES = ["rail-1", "rail-2", "rail-3"].map((id, n) => ({
  id,
  kind: "TCP",
  host: null,
  port: 502,
  serialPort: null,
  baud: 0,
  parity: "NONE",
  stopBits: 0,
  gapMs: 0,
  timeoutMs: 3000,
  inFlight: 1,
  quietMs: 0,
  state: "CONNECTED",
  since: SINCE,
  lastError: null,
  counters: counters(120_400 + n, n * 31),
}));
