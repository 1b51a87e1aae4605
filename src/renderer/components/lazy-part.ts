import { defineComponent, h } from 'vue';
import type { Component } from 'vue';
import LazyPart from './LazyPart.vue';

/** A part of the app whose code is fetched when it is first shown, or before. */
export interface Part {
  /** The code, once it is there. */
  readonly fetched: () => Component | undefined;
  /** Fetches the code, if it is not there yet. @throws when the workbench is away */
  readonly fetch: () => Promise<Component>;
  /** Shows the part, or says that it is on its way. */
  readonly component: Component;
}

/**
 * Makes a part of the app whose code is fetched by `load`. Vue's own asynchronous components give up
 * when that fails; this one comes by itself once the workbench is back.
 *
 * @param options.isPage whether it is a page of its own, with a heading
 * @param options.name of the component, by which Vue's `KeepAlive` knows it
 */
export function lazyPart(
  load: () => Promise<{ default: Component }>,
  { isPage = false, name = 'LazyPart' }: { isPage?: boolean; name?: string } = {},
): Part {
  let code: Component | undefined;
  const fetched = () => code;
  const fetch = async () => (code ??= (await load()).default);
  const component = defineComponent({
    name,
    inheritAttrs: false,
    setup: (_props, { attrs }) => {
      return () => h(LazyPart, { fetched, fetch, isPage, ...attrs });
    },
  });
  return { fetched, fetch, component };
}
