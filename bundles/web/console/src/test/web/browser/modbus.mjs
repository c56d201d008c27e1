/** As much of Modbus TCP as it takes to change a register of a simulated device. */
import { connect } from "node:net";

const PATIENCE = 5000;
let transaction = 0;

/** Writes words beginning at an address (function 16); resolves when the device has confirmed. */
export function writeWords(port, unit, address, words) {
  const pdu = Buffer.alloc(6 + words.length * 2);
  pdu.writeUInt8(16, 0);
  pdu.writeUInt16BE(address, 1);
  pdu.writeUInt16BE(words.length, 3);
  pdu.writeUInt8(words.length * 2, 5);
  for (const [n, word] of words.entries()) {
    pdu.writeUInt16BE(word, 6 + n * 2);
  }
  const header = Buffer.alloc(7);
  header.writeUInt16BE(++transaction & 0xffff, 0);
  header.writeUInt16BE(pdu.length + 1, 4);
  header.writeUInt8(unit, 6);
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(Buffer.concat([header, pdu])));
    let answer = Buffer.alloc(0);
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error(`No answer from unit ${unit} at port ${port}`)));
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= 9) {
        socket.end();
        if (answer[7] === 16) {
          resolve();
        } else {
          reject(new Error(`Unit ${unit} refused the write: exception ${answer[8]}`));
        }
      }
    });
  });
}

/** A number of two words, the most significant first. */
export function words32(value) {
  return [Math.floor(value / 65_536) & 0xffff, value & 0xffff];
}
