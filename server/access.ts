import type { Audience } from '../data/model/catalogue.ts';
import { isLoopback } from './config.ts';
import { ProblemError } from './contract/problem-error.ts';

/** What of a request decides who may see what. */
export interface Asker {
  /** Address of the other end of the connection; undefined once nobody is there any more. */
  ip: string | undefined;
  headers: { host?: string | undefined; origin?: string | undefined };
}

/** Who may see what. Every road to data asks here. */
export interface Access {
  /**
   * For whom an answer is made: `staff` for whoever sits at this machine, until people can sign in.
   * Throws `access-denied` for anybody else, and `request-cancelled` where the client left before it was asked for.
   */
  audienceOf(asker: Asker): Audience;
  /**
   * Refuses requests that a browser was tricked into: a Host that is not this server's (DNS rebinding) and an Origin
   * that is not the page this server serves. Throws `host-forbidden` or `origin-forbidden`.
   */
  checkHost(asker: Asker): void;
}

const knownMax = 100;

export function createAccess({ host, allowRemote }: { host: string; allowRemote: boolean }): Access {
  // With remote access the operator's proxy or VPN chooses the name; the Origin must still be that of the Host.
  /** Hosts that were found to be ours: a browser sends the same one with every request. */
  const known = new Set<string>();
  const isOwnName = (name: string): boolean => allowRemote || isLoopback(name) || name === host;
  return {
    audienceOf(asker) {
      if (asker.ip === undefined) throw new ProblemError('request-cancelled', 'The client left');
      if (allowRemote || isLoopback(asker.ip.replace(/^::ffff:/, ''))) return 'staff';
      throw new ProblemError('access-denied', `This server answers only this machine until people can sign in`);
    },
    checkHost(asker) {
      if (asker.headers.origin === undefined && known.has(asker.headers.host ?? '')) return;
      const name = hostName(asker.headers.host);
      if (name === undefined || !isOwnName(name)) {
        throw new ProblemError(
          'host-forbidden',
          `The Host header is "${asker.headers.host ?? ''}"; open the server as http://localhost with its port`,
        );
      }
      if (known.size < knownMax) known.add(asker.headers.host!);
      const { origin } = asker.headers;
      if (origin === undefined) return;
      const from = URL.canParse(origin) ? new URL(origin).hostname : undefined;
      if (from === undefined || !(allowRemote ? from === name : isOwnName(from))) {
        throw new ProblemError('origin-forbidden', `Pages of "${origin}" may not use this server`);
      }
    },
  };
}

/** Host name without the port, brackets kept; undefined for a header that is not a host. */
function hostName(header: string | undefined): string | undefined {
  if (!header) return undefined;
  const url = `http://${header}`;
  return URL.canParse(url) && new URL(url).pathname === '/' ? new URL(url).hostname : undefined;
}
