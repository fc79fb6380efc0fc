import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('settings', () => {
  it('have defaults: port 8080 on loopback, var/data, dist/web', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', logLevel: 'info', allowRemote: false });
    expect(config.dataDir).toBe(`${config.root}/var/data`);
    expect(config.webDir).toBe(`${config.root}/dist/web`);
    expect(config.analysisWorkers).toBeGreaterThanOrEqual(1);
  });

  it.each([
    [{ PORT: 'http' }, /PORT must be a whole number between 0 and 65535, got "http"/],
    [{ PORT: '70000' }, /got "70000"/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of fatal.*got "loud"/],
    [{ ANALYSIS_WORKERS: '0' }, /ANALYSIS_WORKERS must be a whole number between 1 and 64/],
    [{ SWMM_EXE: 'runswmm' }, /SWMM_EXE must be the absolute path of a program, got "runswmm", which is not absolute/],
    [{ SWMM_EXE: '/nowhere/runswmm' }, /which does not exist/],
    [{ DRAINATLAS_ALLOW_REMOTE: 'yes' }, /DRAINATLAS_ALLOW_REMOTE must be 1 or 0/],
  ])('%j are refused by name', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  it('listen beyond this machine only when the operator says that something else guards it', () => {
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/anybody who reaches the server sees all staff data/);
    expect(readConfig({ HOST: '0.0.0.0', DRAINATLAS_ALLOW_REMOTE: '1' }).host).toBe('0.0.0.0');
    expect(readConfig({ HOST: '::1' }).host).toBe('::1');
  });
});
