import { untrack } from "svelte";
import { Resource } from "./resource.svelte";

/** A resource that is read again as long as the component that made it is on the page and the page is seen. */
export function polled<T>(millis: number, ask: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const resource = new Resource<T>();
  $effect(() => {
    untrack(() => void resource.load(ask));
    const timer = setInterval(() => !document.hidden && void resource.load(ask), millis);
    return () => clearInterval(timer);
  });
  return resource;
}
