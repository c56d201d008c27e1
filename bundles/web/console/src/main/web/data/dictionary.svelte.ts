import { api, askAll } from "$/api/client";
import type { QuantityNames } from "$/api/types";
import { language } from "$/i18n/index.svelte";

/** Names of the base quantities, as the gateway's dictionary has them; read once, when first wanted. */
class Dictionary {
  #names = $state.raw<ReadonlyMap<string, QuantityNames["names"]>>(new Map());
  #asked = false;
  // Until the answer is there a name is awaited; keys are shown only when it did not come.
  #answered = $state(false);

  /** Sees to it that the names are there soon. */
  want(): void {
    if (!this.#asked) {
      this.#asked = true;
      askAll((after) =>
        api.GET("/quantities", { params: { query: { limit: 1000, ...(after ? { after } : {}) } } }),
      ).then(
        (quantities) => {
          this.#names = new Map(quantities.map((quantity) => [quantity.key, quantity.names]));
          this.#answered = true;
        },
        () => {
          // Keys stand in for names until somebody wants them again.
          this.#asked = false;
          this.#answered = true;
        },
      );
    }
  }

  /** Name of a base in the language of the page; an ellipsis while names are awaited, its key where there is none. */
  name(base: string): string {
    const names: Record<string, string> | undefined = this.#names.get(base);
    return names?.[language()] ?? names?.en ?? (this.#answered ? base : "…");
  }
}

export const dictionary = new Dictionary();
