import { describe, expect, it } from 'vitest';
import { createAccess } from './access.ts';

const asker = (host: string, origin?: string, ip = '10.0.0.5') => ({ ip, headers: { host, origin } });

describe('access with a guard in front', () => {
  const access = createAccess({ host: '0.0.0.0', allowRemote: true });

  it('answers by any name, but still not to pages of other sites', () => {
    expect(access.audienceOf(asker('atlas.city.gov'))).toBe('staff');
    expect(() => access.checkHost(asker('atlas.city.gov', 'https://atlas.city.gov'))).not.toThrow();
    expect(() => access.checkHost(asker('atlas.city.gov', 'https://evil.example'))).toThrow(/evil\.example/);
  });

  it('calls a request whose client left cancelled, not failed', () => {
    for (const allowRemote of [true, false]) {
      const either = createAccess({ host: '127.0.0.1', allowRemote });
      const gone = { ip: undefined, headers: { host: 'localhost' } };
      expect(() => either.audienceOf(gone)).toThrow(expect.objectContaining({ code: 'request-cancelled' }));
    }
  });

  it('refuses a request without a readable Host', () => {
    expect(() => access.checkHost(asker(''))).toThrow(/Host header/);
    expect(() => access.checkHost(asker('a/b'))).toThrow(/Host header/);
  });
});
