import { api, askAll } from "$/api/client";
import type { QuantityNames } from "$/api/types";
import { language } from "$/i18n/index.svelte";

/** How much a state matters. */
export type StateLevel = QuantityNames["states"][number]["level"];

/** A name in the language of the page, in English where the gateway does not speak it. */
export function inWords(names: Readonly<Record<string, string>>): string {
  return names[language()] ?? names.en ?? "";
}

/** Names of the base quantities, as the gateway's dictionary has them; read once, when first wanted. */
class Dictionary {
  #quantities = $state.raw<ReadonlyMap<string, QuantityNames>>(new Map());
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
          this.#quantities = new Map(quantities.map((quantity) => [quantity.key, quantity]));
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

  /** Whether the names are there. */
  get ready(): boolean {
    return this.#quantities.size > 0;
  }

  /** Name of a base in the language of the page; an ellipsis while names are awaited, its key where there is none. */
  name(base: string): string {
    const names = this.#quantities.get(base)?.names;
    return names ? inWords(names) : this.#answered ? base : "…";
  }

  /** What a number of a state means, and how much it matters; null where the dictionary does not say. */
  state(base: string, value: number): { text: string; level: StateLevel } | null {
    const found = this.#quantities.get(base)?.states.find((state) => state.value === value);
    return found ? { text: inWords(found.names), level: found.level } : null;
  }
}

export const dictionary = new Dictionary();
