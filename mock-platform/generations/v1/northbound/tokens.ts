import type { Application, Applications } from '../../../registry/applications.ts';
import { ApiError } from './api-error.ts';

/** Seconds that an access token lives: fixed (ref 6.1). */
export const accessTokenLife = 3600;

export interface TokenPair {
  readonly accessToken: string;
  readonly refreshToken: string;
}

interface Session extends TokenPair {
  /** Milliseconds since the epoch. */
  readonly accessUntil: number;
  readonly refreshUntil: number;
}

export interface TokensOptions {
  readonly applications: Applications;
  readonly now: () => number;
  readonly newToken: () => string;
  readonly refreshTokenLifeMs: number;
  /** Which error a bad access token is. */
  readonly badToken: '1010005' | '100002';
}

/** Who is logged in. An application has one pair of tokens at a time: the newest (ref 6.1). */
export class Tokens {
  readonly #options: TokensOptions;
  readonly #sessions = new Map<string, Session>();

  constructor(options: TokensOptions) {
    this.#options = options;
  }

  /** @throws ApiError 100208 when appId or secret is wrong, 100247 when the application is frozen */
  authenticate(appId: string, secret: string): void {
    const application = this.#options.applications.byId(appId);
    if (!application || application.secret !== secret) throw new ApiError('100208');
    if (application.frozen) throw new ApiError('100247');
  }

  /** @throws ApiError as `authenticate` */
  login(appId: string, secret: string): TokenPair {
    this.authenticate(appId, secret);
    return this.#open(appId);
  }

  /** @throws ApiError as `authenticate`, and for a refresh token that is not the newest or has expired */
  refresh(appId: string, secret: string, refreshToken: string): TokenPair {
    this.authenticate(appId, secret);
    const session = this.#sessions.get(appId);
    if (session?.refreshToken !== refreshToken) throw this.#bad('The refreshToken is not the newest one.');
    if (session.refreshUntil <= this.#options.now()) throw this.#bad('The refreshToken has expired.');
    return this.#open(appId);
  }

  /** Ends the session that the token belongs to. @throws ApiError when there is none */
  logout(accessToken: string): void {
    const appId = this.ownerOf(accessToken);
    if (appId === undefined) throw this.#bad('The accessToken does not belong to a logged-in application.');
    this.#sessions.delete(appId);
  }

  /** The appId that the newest accessToken was given to. */
  ownerOf(accessToken: string): string | undefined {
    return [...this.#sessions].find(([, session]) => session.accessToken === accessToken)?.[0];
  }

  /**
   * Who makes a call, by its headers.
   * @throws ApiError 100025, 100203 or the one of a bad token
   */
  callerOf(appKey: string | undefined, authorization: string | undefined): Application {
    if (!appKey) throw new ApiError('100025', 'The header app_key is missing: it is to hold the appId.');
    const application = this.#options.applications.byId(appKey);
    if (!application) throw new ApiError('100203', `The header app_key names ${JSON.stringify(appKey)}.`);
    // Some clients add a blank after the tokenType, which already has one.
    const token = /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (token === undefined) {
      throw this.#bad('The header Authorization is to read "Bearer {accessToken}".');
    }
    const session = this.#sessions.get(appKey);
    if (session?.accessToken !== token) throw this.#bad('It is not the newest accessToken of this application.');
    if (session.accessUntil <= this.#options.now()) throw this.#bad('The accessToken has expired.');
    return application;
  }

  /** Logs everybody out. */
  clear(): void {
    this.#sessions.clear();
  }

  #open(appId: string): TokenPair {
    const { now, newToken, refreshTokenLifeMs } = this.#options;
    const pair = { accessToken: newToken(), refreshToken: newToken() };
    const accessUntil = now() + accessTokenLife * 1000;
    this.#sessions.set(appId, { ...pair, accessUntil, refreshUntil: now() + refreshTokenLifeMs });
    return pair;
  }

  #bad(detail: string): ApiError {
    return new ApiError(this.#options.badToken, detail);
  }
}
