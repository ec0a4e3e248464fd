import { createRoute, z } from '@hono/zod-openapi';
import { languages } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import {
  type Campaign,
  campaignById,
  campaigns,
  contentOf,
  draftCampaign,
  removedFrom,
  statisticsOf,
} from '../campaign/index.ts';
import { reaches } from '../reach.ts';
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

const format = z.enum(['markdown', 'html']);
const removed = z
  .array(z.object({ line: z.int(), what: z.string() }))
  .openapi({ description: 'What stands in the body and is not in the mail: no style, no script, no foreign element.' });

const figures = z.record(z.string(), z.int()).openapi('CampaignFigures');
const full = summary
  .extend({ subject: z.string(), preheader: z.string(), format, body: z.string(), removed, figures })
  .openapi('Campaign');

const newDraft = z
  .object({
    lists: z.array(z.string()).min(1),
    topic: z.string().openapi({ description: 'One of the topics that every one of these lists names, in German.' }),
    language: z.enum(languages).default('de'),
    subject: z.string().max(500),
    preheader: z.string().max(500).default(''),
    format: format.default('markdown').openapi({ description: 'How the body is written.' }),
    body: z.string().max(200_000),
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
    async (c) =>
      c.json({ campaigns: (await campaigns(world.db)).filter((one) => reaches(c.var.reach, one)).map(summaryOf) }, 200),
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
      if (!campaign || !content || !reaches(c.var.reach, campaign)) return problem(world.baseUrl, 'not-found');
      const { subject, preheader, body } = content.draft;
      const written = { format: content.draft.format ?? 'markdown', body, removed: [...removedFrom(content.draft)] };
      const counted = { ...(await statisticsOf(world.db, campaign.id)) } as Record<string, number>;
      return c.json({ ...summaryOf(campaign), subject, preheader, ...written, figures: counted }, 200);
    },
  );

  const make = operation('draft', 'campaigns:write', needs(world, pace, 'campaigns:write'), ['invalid', 'refused']);
  api.openapi(
    createRoute({
      ...make,
      method: 'post',
      path: '/campaigns',
      request: jsonBody(newDraft),
      responses: {
        201: { description: 'The draft.', content: json(z.object({ id: z.uuid(), removed })) },
        ...make.failures,
      },
    }),
    async (c) => {
      if (!reaches(c.var.reach, c.req.valid('json'))) return problem(world.baseUrl, 'no-list');
      const drafted = await draftCampaign(world, c.req.valid('json'), actOf(c.var.now));
      if ('refused' in drafted)
        return problem(
          world.baseUrl,
          'refused',
          drafted.refused.map(({ code, sentence }) => ({ where: code, what: sentence.en })),
        );
      return c.json({ id: drafted.campaign, removed: [...removedFrom(c.req.valid('json'))] }, 201);
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
