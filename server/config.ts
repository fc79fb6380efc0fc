import { cpus } from 'node:os';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limits } from '../data/model/limits.ts';

export interface Config {
  /** Folder of package.json. */
  root: string;
  port: number;
  host: string;
  dataDir: string;
  webDir: string;
  /** Folder of the built public page, which publications are made with. */
  publicPageDir: string;
  logLevel: string;
  analysisWorkers: number;
  /** Bytes of analyses' answers kept in memory; 0 keeps none. */
  resultCacheBytes: number;
  /** Program of EPA SWMM 5 (`runswmm`), run as `SWMM_EXE model.inp report.rpt result.out`; absent: none. */
  swmmExe: string | undefined;
  /** True when the operator takes the responsibility for who can reach the server. */
  allowRemote: boolean;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Settings from the environment; this file is the only one that reads it.
 * Throws, naming the variable, its value and what is expected, when one is not acceptable.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const root = repoRoot();
  const host = env['HOST'] || '127.0.0.1';
  const allowRemote = readSwitch(env, 'DRAINATLAS_ALLOW_REMOTE');
  if (!isLoopback(host) && !allowRemote) {
    throw new Error(
      `HOST is ${host}, but nobody signs in yet: anybody who reaches the server sees all staff data. ` +
        'Use HOST=127.0.0.1, or set DRAINATLAS_ALLOW_REMOTE=1 when something else (a VPN, a proxy that signs people in) guards it',
    );
  }
  return {
    root,
    port: readInteger(env, 'PORT', 8080, 0, 65_535),
    host,
    dataDir: resolve(env['DATA_DIR'] || join(root, 'var/data')),
    webDir: resolve(env['WEB_DIR'] || join(root, 'dist/web')),
    publicPageDir: join(root, 'dist/public'),
    logLevel: readWord(env, 'LOG_LEVEL', 'info', logLevels),
    analysisWorkers: readInteger(env, 'ANALYSIS_WORKERS', Math.min(2, Math.max(1, cpus().length - 1)), 1, 64),
    resultCacheBytes: readInteger(env, 'RESULT_CACHE_MB', limits.resultCacheMaxBytes / 1e6, 0, 100_000) * 1e6,
    swmmExe: readProgram(env, 'SWMM_EXE'),
    allowRemote,
  };
}

/** Whether a host name or address means this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function readInteger(
  env: Record<string, string | undefined>,
  name: string,
  fallback: number,
  min: number,
  max: number,
) {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new Error(`${name} must be a whole number between ${min} and ${max}, got "${text}"`);
  }
  return value;
}

/** Absolute path of a program that exists. */
function readProgram(env: Record<string, string | undefined>, name: string): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (!isAbsolute(text) || !existsSync(text)) {
    throw new Error(
      `${name} must be the absolute path of a program, got "${text}", which ${isAbsolute(text) ? 'does not exist' : 'is not absolute'}`,
    );
  }
  return text;
}

function readWord(env: Record<string, string | undefined>, name: string, fallback: string, words: string[]): string {
  const text = env[name] || fallback;
  if (!words.includes(text)) throw new Error(`${name} must be one of ${words.join(', ')}, got "${text}"`);
  return text;
}

function readSwitch(env: Record<string, string | undefined>, name: string): boolean {
  const text = env[name];
  if (text === undefined || text === '' || text === '0') return false;
  if (text === '1') return true;
  throw new Error(`${name} must be 1 or 0, got "${text}"`);
}

/** The folder of package.json, from wherever the compiled file lies. */
function repoRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`no package.json above ${fileURLToPath(import.meta.url)}`);
    folder = parent;
  }
  return folder;
}
