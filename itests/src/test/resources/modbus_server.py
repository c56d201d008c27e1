"""A Modbus TCP server that owes nothing to the gateway: pymodbus, fed with the raw words of a golden file.

Usage: modbus_server.py PORT UNIT GOLDEN_FILE. Prints "listening" once it answers; ends with its standard input.
"""
import asyncio
import sys
import threading
import os

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer


def words(path):
    table = [0] * 65536
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if parts and parts[0] == "words":
                for offset, word in enumerate(parts[2:]):
                    table[int(parts[1]) + offset] = int(word, 16)
    return table


async def serve(port, unit, path):
    block = ModbusSequentialDataBlock(0, words(path))
    device = ModbusSlaveContext(hr=block, zero_mode=True)
    context = ModbusServerContext(slaves={unit: device}, single=False)
    server = ModbusTcpServer(context, address=("127.0.0.1", port), allow_reuse_address=True)
    task = asyncio.ensure_future(server.serve_forever())
    while server.server is None:
        await asyncio.sleep(0.02)
    print("listening", flush=True)
    await task


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
