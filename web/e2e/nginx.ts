import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A plain file server for the exported public page: Debian's nginx, or the one `NGINX_PATH` names; undefined: none. */
export function findNginx(): string | undefined {
  return process.env.NGINX_PATH ?? ['/usr/sbin/nginx', '/usr/local/bin/nginx'].find((path) => existsSync(path));
}

/**
 * Writes the settings of an nginx that serves a folder at a port, with ranges and what is compressed beforehand, and
 * returns their path. It knows nothing of the page: this is all that an export needs.
 */
export function writeNginxSettings(work: string, folder: string, port: number): string {
  mkdirSync(join(work, 'tmp'), { recursive: true });
  const path = join(work, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${work}/tmp;`,
  );
  writeFileSync(
    path,
    `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${work}/nginx.pid;
error_log ${work}/error.log;
events { worker_connections 256; }
http {
  types {
    text/html html; text/css css; application/javascript js; application/json json; image/svg+xml svg;
    image/png png; font/woff2 woff2; application/manifest+json webmanifest; application/octet-stream pmtiles;
  }
  access_log off;
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    gzip_static on;
    location = /ready { return 200; }
  }
}
`,
  );
  return path;
}
