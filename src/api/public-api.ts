/** `/api/v1`: what everybody may read, for other systems; described by its own OpenAPI document. */
import swagger from '@fastify/swagger'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { App } from '../platform/http/app.ts'
import type { Deps } from '../portal/deps.ts'
import { registerBulletinReads } from './bulletin-reads.ts'
import { registerClubReads } from './club-reads.ts'
import { registerIterationReads } from './iteration-reads.ts'
import { registerOpenDataReads } from './opendata-reads.ts'
import { registerProviderReads } from './provider-reads.ts'
import { sendPublicJson, withSchemas } from './public-json.ts'
import { registerQueueReads } from './queue-reads.ts'

const API_VERSION = '1'
export async function registerPublicApi(app: App, deps: Deps): Promise<void> {
  await app.register(
    async scope => {
      scope.setValidatorCompiler(validatorCompiler)
      scope.setSerializerCompiler(serializerCompiler)
      await scope.register(swagger, {
        openapi: {
          openapi: '3.1.0',
          info: {
            title: 'Kezek',
            version: API_VERSION,
            description:
              'Public reads: queues, positions, iterations with their bundles, providers, bulletins, rules. No sign-in, no personal data.',
            license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
          },
          servers: [{ url: deps.config.publicUrl.origin }],
        },
        transform: jsonSchemaTransform,
      })
      const api = withSchemas(scope)
      registerQueueReads(api, deps)
      registerClubReads(api, deps)
      registerIterationReads(api, deps)
      registerProviderReads(api, deps)
      registerBulletinReads(api, deps)
      registerOpenDataReads(api, deps)
      api.get('/openapi.json', { schema: { hide: true } }, async (request, reply) =>
        sendPublicJson(request, reply, scope.swagger() as object),
      )
    },
    { prefix: '/api/v1' },
  )
}
