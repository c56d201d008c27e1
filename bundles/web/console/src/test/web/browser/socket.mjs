/** As much of a WebSocket (RFC 6455) as a browser on this machine is spoken to with: texts, one at a time, from a server that is trusted. */
import { randomBytes } from "node:crypto";
import { request } from "node:http";

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

/** Connects; `ontext` is called with every text. Resolves to what sends and what closes. */
export function connect(url, ontext) {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const question = request({
      host: hostname,
      port,
      path: pathname,
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
      },
    });
    question.on("error", reject);
    question.on("response", (answer) => reject(new Error(`No WebSocket at ${url}: ${answer.statusCode}`)));
    question.on("upgrade", (_, socket) => {
      let rest = Buffer.alloc(0);
      let message = [];
      socket.on("data", (chunk) => {
        rest = Buffer.concat([rest, chunk]);
        for (let frame = take(rest); frame; frame = take(rest)) {
          rest = rest.subarray(frame.end);
          if (frame.code === PING) {
            socket.write(pack(PONG, frame.body));
          } else if (frame.code <= TEXT) {
            message.push(frame.body);
            if (frame.final) {
              const text = Buffer.concat(message).toString("utf8");
              message = [];
              ontext(text);
            }
          }
        }
      });
      socket.on("error", () => socket.destroy());
      resolve({
        send: (text) => socket.write(pack(TEXT, Buffer.from(text))),
        close: () => socket.end(pack(CLOSE, Buffer.alloc(0))),
      });
    });
    question.end();
  });
}

/** The first frame of these bytes, if it is whole. */
function take(bytes) {
  if (bytes.length < 2) {
    return null;
  }
  const short = bytes[1] & 127;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) {
    return null;
  }
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const end = head + length;
  return bytes.length < end
    ? null
    : { final: (bytes[0] & 128) !== 0, code: bytes[0] & 15, body: bytes.subarray(head, end), end };
}

/** A frame as clients send it: masked. */
function pack(code, body) {
  const mask = randomBytes(4);
  const long = body.length > 65_535;
  const head = Buffer.alloc(body.length < 126 ? 2 : long ? 10 : 4);
  head[0] = 128 | code;
  head[1] = 128 | (body.length < 126 ? body.length : long ? 127 : 126);
  if (long) {
    head.writeBigUInt64BE(BigInt(body.length), 2);
  } else if (head.length === 4) {
    head.writeUInt16BE(body.length, 2);
  }
  return Buffer.concat([head, mask, body.map((byte, n) => byte ^ mask[n & 3])]);
}
