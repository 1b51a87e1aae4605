import { SESSION_PATH } from '../../src/contract/socket.ts';

/** What the page of a one-time address does: changes its key for the session secret. */
export async function askToEnter(address: string): Promise<Response> {
  const { origin, hash } = new URL(address);
  return await fetch(`${origin}${SESSION_PATH}`, {
    method: 'POST',
    headers: { origin, authorization: `Bearer ${hash.slice(1)}` },
  });
}

/** The session secret for a one-time address. */
export async function letIn(address: string): Promise<string> {
  const answer = await askToEnter(address);
  if (!answer.ok) throw new Error(`${address} was refused: ${answer.status}`);
  return await answer.text();
}
