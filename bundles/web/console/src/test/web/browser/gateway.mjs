/** A gateway with the simulated site: the one at BUSBAR_URL, or one of the checkout's own distribution started for this suite. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LAUNCHER = new URL("../../../../../../../karaf-assembly/distribution/target/assembly/bin/busbar", import.meta.url)
  .pathname;
const PATIENCE = 180_000;

/** Address of a gateway, its data directory where that is known, and what ends it. */
export async function gateway() {
  if (process.env.BUSBAR_URL) {
    return {
      url: process.env.BUSBAR_URL.replace(/\/$/, ""),
      data: process.env.BUSBAR_DATA ?? null,
      stop: async () => undefined,
    };
  }
  if (!existsSync(LAUNCHER)) {
    throw new Error("There is no gateway: set BUSBAR_URL, or build the distribution first");
  }
  const data = await mkdtemp(join(tmpdir(), "busbar-browser-"));
  const [http, https] = [await freePort(), await freePort()];
  const child = spawn(LAUNCHER, ["demo", "--http", String(http), "--https", String(https), "--data", data], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    url: `http://127.0.0.1:${http}`,
    data,
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
      await ended;
      clearTimeout(timer);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the gateway is ready and the devices of the simulated site have been read. */
export async function ready(context) {
  const end = Date.now() + PATIENCE;
  let last = "no answer";
  for (;;) {
    try {
      const health = await (await fetch(`${context.url}/api/v1/health`)).json();
      last = health.status;
      if (health.status === "READY") {
        return;
      }
    } catch (thrown) {
      last = String(thrown.cause ?? thrown);
    }
    if (Date.now() > end) {
      throw new Error(`The gateway at ${context.url} is not ready after ${PATIENCE / 1000} s: ${last}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
