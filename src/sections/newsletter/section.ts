import { defineSection } from '../../core/section/index.ts';
import { apiRoutes, messageMail, tokenPlace, tokenRoutes } from './api/index.ts';
import { archiveAssets } from './archive/index.ts';
import {
  bounceFigures,
  bounceWork,
  longestPost,
  mailPath,
  reportDeeds,
  reportPlace,
  reportRoutes,
} from './bounce/index.ts';
import { testMail } from './campaign/deed/test-mail.ts';
import { approvalMail } from './campaign/mails/approval.ts';
import {
  campaignAssets,
  campaignDeeds,
  campaignPlaces,
  campaignQuestions,
  campaignRoutes,
  campaignUploads,
} from './campaign/routes/index.ts';
import { carriedEnd, subscriptionEnding } from './consent/carried.ts';
import { becameProof } from './consent/ended.ts';
import { customerDeeds, customerPlace, customerRoutes } from './customer/desk/index.ts';
import { callBackAsCustomers, customerEntered, customersCarried, customersPort } from './customer/index.ts';
import { deskDeeds } from './deeds.ts';
import { exportApprovalMail, exportPlace, exportRoutes } from './export/index.ts';
import { importPlace, importRoutes, importUploads, questionMail, runImports } from './import/index.ts';
import { confirmationMail } from './mails/confirmation.ts';
import { welcomeMail } from './mails/welcome.ts';
import { newsletterSettings } from './policy.ts';
import { printedProof } from './proof/index.ts';
import { subscriptionClass } from './queries.ts';
import { workAssets } from './robots/index.ts';
import { routes } from './routes/index.ts';
import { nextCampaignInstant, runCampaigns, sendDueCampaigns } from './sending/index.ts';
import { callBack } from './sending/on-its-way.ts';
import { restUntilDecided } from './sending/restored.ts';
import { subject } from './subject.ts';
import { tables } from './tables.ts';
import { undoMail } from './undo/index.ts';

/** The newsletter's code: consent from its request to the end of its proof. */
export const newsletter = defineSection({
  name: 'newsletter',
  tables,
  mails: (world) => [
    confirmationMail(world),
    welcomeMail(world),
    questionMail(world),
    undoMail(world),
    messageMail(world),
    approvalMail(world),
    exportApprovalMail(world),
    testMail,
  ],
  entered: (world) => ({
    [`${subscriptionClass}/proof`]: (tx, ids, act, rule) => becameProof(world(), tx, ids, { act, rule }),
    // GDPR Art. 18(2): what is restricted is mailed no more than what has ended.
    [`${subscriptionClass}/restricted`]: async (tx, ids) => {
      await callBack(tx, ids);
      await callBackAsCustomers(tx, ids);
    },
    ...customerEntered(world),
  }),
  restored: restUntilDecided,
  carrying: (world) => ({
    [`${subscriptionClass}/proof`]: carriedEnd(world, subscriptionEnding),
    ...customersCarried(world),
  }),
  routes: (web, world) => {
    routes(web, world);
    apiRoutes(web, world);
  },
  staffRoutes: (desk, world) => {
    campaignRoutes(desk, world);
    customerRoutes(desk, world);
    importRoutes(desk, world);
    exportRoutes(desk, world);
    tokenRoutes(desk, world);
    reportRoutes(desk, world);
  },
  staffParts: ({ rules }) => newsletterSettings(rules.policy).lists,
  staffPlaces: [...campaignPlaces, customerPlace, importPlace, exportPlace, tokenPlace, reportPlace],
  staffDeeds: { ...campaignDeeds, ...customerDeeds, ...deskDeeds, ...reportDeeds },
  staffQuestions: campaignQuestions,
  assets: [...campaignAssets, ...archiveAssets, ...workAssets],
  uploads: { ...campaignUploads, ...importUploads, [mailPath]: longestPost },
  jobs: (world) => [
    {
      name: 'newsletter-imports',
      pause: Temporal.Duration.from({ milliseconds: 500 }),
      run: async () => {
        await runImports(world);
      },
    },
  ],
  customers: customersPort,
  figures: bounceFigures,
  subject,
  proof: printedProof,
  work: (world) => [
    {
      name: 'campaigns',
      run: (signal) => runCampaigns(world, {}, signal),
      runDue: () => sendDueCampaigns(world),
      next: () => nextCampaignInstant(world),
    },
    ...bounceWork(world),
  ],
});
