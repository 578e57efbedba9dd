import { Injectable, inject } from '@angular/core';
import type { Problem } from '@suivi/shared/domain';
import { ApiProblem } from './api-problem.ts';
import { Connection } from './connection.ts';
import { SignInAgain } from './sign-in-again.ts';

export type ApiParams = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface ApiOptions {
  /** The `rowVersion` that the change is based on; another one by now gives `stale`. */
  ifMatch?: number | string;
  /** Makes sending the same thing twice harmless. */
  idempotencyKey?: string;
}

const BASE = '/api/v1';
const GATEWAY_TIMEOUT = 504;

/** Speaks with the API: paths are relative to /api/v1, answers are JSON, refusals are thrown as `ApiProblem`. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly connection = inject(Connection);
  private readonly signInAgain = inject(SignInAgain);

  get<T>(path: string, params?: ApiParams): Promise<T> {
    return this.request<T>('GET', path + queryOf(params));
  }

  post<T>(path: string, body?: unknown, options?: ApiOptions): Promise<T> {
    return this.request<T>('POST', path, body, options);
  }

  patch<T>(path: string, body?: unknown, options?: ApiOptions): Promise<T> {
    return this.request<T>('PATCH', path, body, options);
  }

  put<T>(path: string, body?: unknown, options?: ApiOptions): Promise<T> {
    return this.request<T>('PUT', path, body, options);
  }

  delete<T>(path: string, body?: unknown, options?: ApiOptions): Promise<T> {
    return this.request<T>('DELETE', path, body, options);
  }

  private async request<T>(method: string, path: string, body?: unknown, options?: ApiOptions): Promise<T> {
    try {
      return await this.once<T>(method, path, body, options);
    } catch (error) {
      const expired = error instanceof ApiProblem && error.code === 'not_signed_in' && this.signInAgain.expected();
      if (expired && (await this.signInAgain.ask())) return this.once<T>(method, path, body, options);
      throw error;
    }
  }

  private async once<T>(method: string, path: string, body?: unknown, options: ApiOptions = {}): Promise<T> {
    const headers = new Headers({ accept: 'application/json', 'ngsw-bypass': 'true' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`);
    if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
    const answer = await fetch(BASE + path, { method, headers, body: body === undefined ? null : JSON.stringify(body), credentials: 'same-origin' }).catch(() => null);
    // A service worker that finds no network answers 504 in the portal's place.
    if (!answer || (answer.status === GATEWAY_TIMEOUT && !isProblem(answer))) {
      this.connection.answered(false);
      throw new ApiProblem({ code: 'offline' });
    }
    this.connection.answered(true);
    if (!answer.ok) throw await problemOf(answer);
    const text = await answer.text().catch(() => null);
    if (text === null) throw new ApiProblem({ code: 'offline' });
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

function queryOf(params: ApiParams = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (Array.isArray(value)) for (const each of value as readonly string[]) query.append(name, each);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

function isProblem(answer: Response): boolean {
  return answer.headers.get('content-type')?.includes('json') ?? false;
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const problem = isProblem(answer) ? ((await answer.json().catch(() => null)) as Problem | null) : null;
  return new ApiProblem(problem?.code ? problem : { code: 'unreadable', status: answer.status });
}
