import { retold } from './retold.ts';

/** Asks the admin API. What changes something carries the header that no page of another origin can send. */
export async function ask<T>(
  path: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET',
  body?: unknown,
): Promise<T> {
  const response = await fetch(`/__admin${path}`, {
    method,
    headers: { 'X-Mock-Admin': 'console', ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined as T;
  const answer = (await response.json()) as T & { readonly error?: string };
  if (!response.ok) throw new Error(retold(answer.error ?? String(response.status)));
  return answer;
}

export function deviceAt(deviceId: string): string {
  return `/devices/${encodeURIComponent(deviceId)}`;
}
