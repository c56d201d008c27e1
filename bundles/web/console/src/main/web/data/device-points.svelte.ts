import { api, ask } from "$/api/client";
import type { Kind, Value } from "$/api/types";
import { offerAll, onChange } from "./points.svelte";
import { parseQuantity, type Quantity } from "./quantity";
import { Resource } from "./resource.svelte";

/** What is known of a point besides its readings. */
export interface PointInfo {
  id: string;
  load: string;
  quantity: Quantity;
  symbol: string;
  unit: string;
  kind: Kind;
}

const MINIMUM_PAUSE = 2000;

/** The points of one device: which there are, and their first readings. Later readings come by the stream. */
export class DevicePoints {
  readonly resource = new Resource<PointInfo[]>();
  readonly all = $derived(this.resource.data ?? []);
  #device: string;
  #known = new Set<string>();
  #askedAt = 0;

  constructor(device: string) {
    this.#device = device;
    this.read();
  }

  /** Reads which points there are. */
  read(): void {
    this.#askedAt = performance.now();
    void this.resource.load(async (signal) => {
      const { values } = await ask(api.GET("/devices/{id}/values", { params: { path: { id: this.#device } }, signal }));
      offerAll(values);
      this.#known = new Set(values.map((value) => value.point));
      return values.map(info);
    });
  }

  /** Reads again when the stream brings a point that was not there before; returns what stops it. */
  follow(): () => void {
    const prefix = `${this.#device}/`;
    return onChange((ids) => {
      for (const id of ids) {
        if (id.startsWith(prefix) && !this.#known.has(id) && !this.resource.loading) {
          if (performance.now() - this.#askedAt > MINIMUM_PAUSE) {
            this.read();
          }
          return;
        }
      }
    });
  }
}

function info(value: Value): PointInfo {
  return {
    id: value.point,
    load: value.load,
    quantity: parseQuantity(value.quantity),
    symbol: value.symbol,
    unit: value.unit,
    kind: value.kind,
  };
}

/** The points of one load, to be looked up by quantity key. */
export class PointSet {
  readonly list: readonly PointInfo[];
  readonly #byKey: Map<string, PointInfo>;

  constructor(points: readonly PointInfo[], load: string) {
    this.list = points.filter((point) => point.load === load);
    this.#byKey = new Map(this.list.map((point) => [point.quantity.key, point]));
  }

  /** The point with exactly this quantity. */
  get(key: string): PointInfo | undefined {
    return this.#byKey.get(key);
  }

  /** The first point of these that exists. */
  first(...keys: string[]): PointInfo | undefined {
    for (const key of keys) {
      const found = this.#byKey.get(key);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  /** Whether there is a point of one of these bases. */
  hasBase(...bases: string[]): boolean {
    return this.list.some((point) => bases.includes(point.quantity.base));
  }
}
