import type pg from 'pg';
import { dropDatabase, openTestServer, withDatabase } from './test-server.ts';

/** A database whose owner is an ordinary user, as a hoster gives one; gone afterwards, with its roles. */
export async function ordinaryDatabase(
  rights: 'createrole' | 'nocreaterole',
  work: (url: string, admin: pg.Client) => Promise<void>,
): Promise<void> {
  await using server = await openTestServer();
  const { admin } = server;
  const name = `avow_plain_${process.pid}_${rights}`;
  await admin.query(`create role ${name} login password 'plain' ${rights}`);
  await admin.query(`create database ${name} owner ${name}`);
  try {
    await work(withDatabase(server.url, name).replace(/\/\/[^@/]*@/, `//${name}:plain@`), admin);
  } finally {
    await dropDatabase(admin, name);
    await admin.query(`drop role ${name}`);
  }
}
