/** A serial port made by socat, with one device on it that refuses every request: an answer with a right checksum all the same. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./context.mjs";

const REQUEST = 8;

/** The port's path and what takes it away again. */
export async function serialPort(unit) {
  const folder = await mkdtemp(join(tmpdir(), "busbar-serial-"));
  const path = join(folder, "port");
  const socat = spawn("socat", [`pty,raw,echo=0,link=${path}`, "-"], { stdio: ["pipe", "pipe", "inherit"] });
  let heard = Buffer.alloc(0);
  socat.stdout.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    for (; heard.length >= REQUEST; heard = heard.subarray(REQUEST)) {
      if (heard[0] === unit) {
        const refusal = Buffer.from([unit, heard[1] | 0x80, 2]);
        socat.stdin.write(Buffer.concat([refusal, crc(refusal)]));
      }
    }
  });
  await until("the port is there", () => existsSync(path), Boolean);
  return {
    path,
    async remove() {
      socat.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function crc(bytes) {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
    }
  }
  return Buffer.from([sum & 0xff, sum >> 8]);
}
