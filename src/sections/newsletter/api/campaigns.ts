import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Campaign, campaignById, campaigns, contentOf, draftCampaign, statisticsOf } from '../campaign/index.ts';
import { type Api, actOf, json, jsonBody, needs, operation } from './app.ts';
import { problem } from './problem.ts';
import type { Pace } from './token/pace.ts';

const summary = z
  .object({
    id: z.uuid(),
    state: z.string(),
    lists: z.array(z.string()),
    topic: z.string(),
    language: z.enum(languages),
    version: z.int(),
    revisedAt: z.iso.datetime(),
    scheduledAt: z.iso.datetime().nullable(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('CampaignSummary');

const figures = z.record(z.string(), z.int()).openapi('CampaignFigures');
const full = summary
  .extend({ subject: z.string(), preheader: z.string(), body: z.string(), figures })
  .openapi('Campaign');

const newDraft = z
  .object({
    lists: z.array(z.string()).min(1),
    topic: z.string().openapi({ description: 'One of the topics that every one of these lists names, in German.' }),
    language: z.enum(languages).default('de'),
    subject: z.string().max(500),
    preheader: z.string().max(500).default(''),
    body: z.string().max(200_000).openapi({ description: 'Markdown.' }),
  })
  .openapi('NewDraft');

export function campaignRoutes(api: Api, world: World, pace: Pace): void {
  const list = operation('campaigns', 'campaigns:read', needs(world, pace, 'campaigns:read'));
  api.openapi(
    createRoute({
      ...list,
      method: 'get',
      path: '/campaigns',
      responses: {
        200: { description: 'All issues.', content: json(z.object({ campaigns: z.array(summary) })) },
        ...list.failures,
      },
    }),
    async (c) => c.json({ campaigns: (await campaigns(world.db)).map(summaryOf) }, 200),
  );

  const one = operation('campaign', 'campaigns:read', needs(world, pace, 'campaigns:read'), ['invalid', 'not-found']);
  api.openapi(
    createRoute({
      ...one,
      method: 'get',
      path: '/campaigns/{id}',
      request: { params: z.object({ id: z.uuid() }) },
      responses: { 200: { description: 'The issue.', content: json(full) }, ...one.failures },
    }),
    async (c) => {
      const campaign = await campaignById(world.db, c.req.valid('param').id);
      const content = campaign && (await contentOf(world, world.db, campaign));
      if (!campaign || !content) return problem(world.baseUrl, 'not-found');
      const { subject, preheader, body } = content.draft;
      const counted = { ...(await statisticsOf(world.db, campaign.id)) } as Record<string, number>;
      return c.json({ ...summaryOf(campaign), subject, preheader, body, figures: counted }, 200);
    },
  );

  const make = operation('draft', 'campaigns:write', needs(world, pace, 'campaigns:write'), ['invalid', 'refused']);
  api.openapi(
    createRoute({
      ...make,
      method: 'post',
      path: '/campaigns',
      request: jsonBody(newDraft),
      responses: { 201: { description: 'The draft.', content: json(z.object({ id: z.uuid() })) }, ...make.failures },
    }),
    async (c) => {
      const drafted = await draftCampaign(world, c.req.valid('json'), actOf(c.var.now));
      if ('refused' in drafted)
        return problem(
          world.baseUrl,
          'refused',
          drafted.refused.map(({ code, sentence }) => ({ where: code, what: sentence.en })),
        );
      return c.json({ id: drafted.campaign }, 201);
    },
  );
}

const summaryOf = (campaign: Campaign): z.infer<typeof summary> => ({
  id: campaign.id,
  state: campaign.state,
  lists: [...campaign.lists],
  topic: campaign.topic,
  language: campaign.language,
  version: campaign.version,
  revisedAt: campaign.revisedAt.toString(),
  scheduledAt: campaign.scheduledAt?.toString() ?? null,
  startedAt: campaign.startedAt?.toString() ?? null,
  endedAt: campaign.endedAt?.toString() ?? null,
});
