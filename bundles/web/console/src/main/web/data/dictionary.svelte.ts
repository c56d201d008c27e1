import { api, askAll } from "$/api/client";
import type { QuantityNames } from "$/api/types";
import { language } from "$/i18n/index.svelte";

/** Names of the base quantities, as the gateway's dictionary has them; read once, when first wanted. */
class Dictionary {
  #names = $state.raw<ReadonlyMap<string, QuantityNames["names"]>>(new Map());
  #asked = false;

  /** Sees to it that the names are there soon. */
  want(): void {
    if (!this.#asked) {
      this.#asked = true;
      askAll((after) =>
        api.GET("/quantities", { params: { query: { limit: 1000, ...(after ? { after } : {}) } } }),
      ).then(
        (quantities) => {
          this.#names = new Map(quantities.map((quantity) => [quantity.key, quantity.names]));
        },
        () => {
          // Keys stand in for names until somebody wants them again.
          this.#asked = false;
        },
      );
    }
  }

  /** Name of a base in the language of the page; its key until names are known. */
  name(base: string): string {
    return this.#names.get(base)?.[language()] ?? base;
  }
}

export const dictionary = new Dictionary();
