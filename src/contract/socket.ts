/**
 * Path of the WebSocket that speaks the contract in browser mode, on the page's own host. The
 * cookie that came with the page goes along by itself; without it the upgrade answers 401 or 403.
 */
export const SOCKET_PATH = '/rpc';
