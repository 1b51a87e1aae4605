/** What goes between the vehicle's main process and the forked host, as JSON. */
export type AcrossFork =
  | { readonly to: 'parent-port'; readonly message: unknown; readonly ports: readonly number[] }
  | { readonly to: 'port'; readonly port: number; readonly message: unknown }
  | { readonly to: 'port-close'; readonly port: number };
