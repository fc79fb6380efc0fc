import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI from the routes' own schemas: the page at `/api/docs`, the document at `/api/docs/json`. */
export async function registerApiDocs(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'DrainAtlas 城涝图',
        version,
        description:
          'OGC API – Features for the layers of each city, and the analyses. Lengths and areas are planar in the ' +
          "city's working CRS. Errors are problem details (RFC 9457); their codes are listed in server/README.md.",
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      tags: [
        { name: 'cities', description: 'Cities and their layers (OGC API – Features)' },
        { name: 'analysis', description: 'Pipe density, blank drainage areas' },
        { name: 'tiles', description: 'Vector tiles: PMTiles by HTTP range, or tile by tile with TileJSON' },
        { name: 'operation', description: 'Whether the server is up and ready' },
      ],
    },
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true });
}
