// The tests that prove each promise, by their names. Written by `npm run proofs`; never by hand.
export const proofs: Readonly<Record<string, readonly string[]>> = {
  S1: [
    'the controller stands in the policy and nowhere in the program',
    'every page names the controller of the one declaration, and no copy of it stands in the code',
  ],
  S2: [
    'number and address are there to be used, and a letter to the address becomes a case with the instant of its receipt',
  ],
  S3: ['each kind of data names what it holds; names, addresses and mail addresses are among it'],
  S4: ['each kind of data names what it holds; names, addresses and mail addresses are among it'],
  S5: ['the export of a known session holds its IP addresses, its cookies and its lines in the log, and nobody else’s'],
  S6: ['a fresh visit to every page sets no cookie, and the register lists all that can ever be set'],
  S7: ['cookies serve settings, sign-in and cart alone, and no page fetches from or posts to another site'],
  S8: [
    'a session ends on the server too, after its idle time and at its deadline, and nothing of it stays',
    'a session cookie carries no end of its own, so the browser deletes it when it closes',
  ],
  S9: [
    'the permanent cookie lives as long as the policy says, is worth nothing afterwards, and one button removes all',
  ],
  S10: ['both kinds are declared, and the permanent one is set by the settings alone, on a change of theirs'],
  S11: ['each cookie is listed with its ground under the TDDDG and under the GDPR'],
  S12: ['reading, subscribing and setting all work for a browser that sends no cookie'],
  S13: [
    'who signs in with cookies blocked reads what is missing and why, in their language, and is not sent in circles',
    'who saves settings while cookies are blocked is told what that means',
  ],
  S15: [
    'a request over the wire leaves exactly one line, with the address and without the token of its path',
    'what stands in the database names no address',
  ],
  S16: ['the log rests on a legitimate interest, which the notice names'],
  S17: ['at whatever instant, no line is older than seven days, read in whatever way'],
  S18: [
    'an incident keeps the lines that match it and nothing else; their neighbours go on time',
    'without a named incident, a reason, a day of review and something to look for, nothing is kept longer',
    'somebody else confirms an incident, never who opened it',
    'what reaches far waits for a second person; its lines are held meanwhile, and released if that one refuses',
  ],
  S19: [
    'the moment an incident is closed its evidence is gone, with its key, and the file forgets the address',
    'an order to preserve ends by itself after 60 days, extended after 90, and its lines end with it',
  ],
  S20: [
    'a mail to a server of a declared recipient is journaled as disclosed to them, with its record',
    'a host of which nobody says who runs it is refused before a connection is opened',
    'a host that no setting names cannot be reached, nor one of a recipient who is only provided for',
    'no file but the gate opens connections: none imports what could',
    'every class names whom it is disclosed to, and every recipient has a ground',
  ],
  S22: [
    'the register shows the host with its contract, and says so where there is none',
    'staff read the register, and nobody else',
  ],
  S23: [
    'the address is published with a form beside it, and what comes to either mailbox is under the policy',
    'what is written into the form lands in the same mailbox, as a conversation with its writer',
  ],
  S24: [
    'no import, no foreign key and no purpose leads from the mailbox to newsletter, software or shop',
    'who writes by mail and by the form gets no newsletter, and is nobody to it',
  ],
  S25: ['every conversation has a basis from its first message on, which is never the consent that is only presumed'],
  S26: ['consent can be named as the basis, and is marked as weak wherever it is'],
  S27: [
    'a withdrawal erases a conversation from the mailbox at once, unless another ground was established with a reason',
  ],
  S28: ['the basis is changed with a reason; the journal says which and when, and never why'],
  S29: ['each year there is a review to be done before its day, and whoever may do it is told before'],
  S30: [
    'what is found not needed is gone from the mailbox within a month, and taken back until then',
    'what nobody reviews is gone a month after its day, after reminders that went out first',
    'a hold keeps it in the mailbox; when that is closed it is gone at once',
  ],
  S31: ['a review that keeps names one of the grounds, a reason in words and the next day, or it keeps nothing'],
  S32: ['a visitor subscribes on the website: form, mail, confirmation'],
  S33: ['an issue is about a topic that the consent names, and comes by e-mail; every other topic is refused'],
  S34: [
    'whoever is not confirmed, restricted or has ended is in no envelope',
    'a person with both grounds gets one mail, by their consent',
    'nobody without an active consent or a complete customer record is ever in an envelope',
    'only a confirmed subscription that has not ended opens for sending',
  ],
  S35: [
    'one field and one button named “abonnieren”; nothing is ticked before',
    'posting the address alone is enough',
    'what is no address is refused at its field, kept as typed, and nothing is stored',
  ],
  S36: [
    'one neutral mail per sign-up: who asked what and when, one link, and that doing nothing ends it',
    'the mail says that a machine wrote it, can be answered, and is no list mail',
    'a link works for 48 hours and not an instant longer',
  ],
  S37: [
    'looking at the link, as mail scanners do, confirms nothing',
    'an unconfirmed sign-up gets no further mail and is gone after 7 days, with everything it owned',
  ],
  S38: [
    'the proof holds when the sign-up and when the confirmation came',
    'unsubscribing and subscribing again leave the times of the former consent as they were',
  ],
  S39: [
    'the proof holds when the sign-up and when the confirmation came',
    'unsubscribing and subscribing again leave the times of the former consent as they were',
  ],
  S40: [
    'the proof holds the IP address of the sign-up and that of the confirmation, also IPv6',
    'behind a trusted proxy the client’s address counts; a forged header does not',
  ],
  S41: ['what was logged opens for the proof alone, and each proof is noted in the journal'],
  S42: [
    'sending rests on consent under the provision in force, and the proof holds which wording was consented to',
    'a form that was shown under another policy is shown again instead of being taken as consent',
  ],
  S43: [
    'a customer with all four conditions evidenced is mailed without consent',
    'without the condition “${condition}” alone nobody is mailed, and the entry says so',
    'the condition “${condition}” is read again as the mail is about to leave',
    'an issue advertises own offers that are similar to what was sold, under the topic that the policy names',
    'each such mail names its ground and the right to object, and its last link objects (${language})',
    '${what} ends advertising at once',
    'an entry that stays incomplete is erased after its period, and what was never used after the last sale',
    'where the policy does not use the permission there is no trace of it, and nobody is entered',
  ],
  S44: ['consent is withdrawn at once after it was given, without signing in'],
  S45: ['logging for proof rests on a legitimate interest, which the policy names'],
  S46: [
    'an issue shows an address to nobody but its own reader',
    'no other section can find or open an address of the newsletter',
  ],
  S47: [
    'the page shows, its button ends the subscription, and doing it again changes nothing',
    'a mail program unsubscribes by one POST without cookies, which is not redirected (RFC 8058)',
    'the link works for as long as the proof lives; afterwards it is answered like any unknown one',
  ],
  S48: [
    'the last link of each part of an issue ends the subscription, and works',
    'the link of an old issue works when the issue is long gone',
  ],
  S49: ['a withdrawal by phone, letter, mail or in person leads to the same end, with its channel and what shows it'],
  S50: [
    'what was sent stands beside the consent as proof, and its end counts from the last mail',
    'after unsubscribing the address serves as proof alone, for 4 years at most, to the last day',
    'who demands erasure keeps only the proof, and is told why and until when',
  ],
  S51: ['the proof is erased on its day: rows, key, letters; no dump holds the address'],
  S52: [
    'who unsubscribes while an issue is running gets no mail after the answer, even of a server that is silent',
    'an objection while the issue is running keeps the mail back',
    'a mail that waits when the person withdraws does not leave any more',
    'a withdrawal ends the consent for the future and leaves it proved for the past',
  ],
  S75: [
    'the page tells of each record what, why, on which basis, from where, for whom and until when, and gives a copy',
  ],
  S76: [
    'what is wrong is corrected at once where nobody has to judge it, and asked for where somebody has',
    'the newsletter moves to another address once it is confirmed there, and ends at the one before',
  ],
  S77: ['erasure says before what goes and what stays, and afterwards nothing else is left'],
  S78: ['a restricted subscription gets no issue and no mail but those about its person’s rights, until it is lifted'],
  S79: ['an objection to advertising ends it at once; any other restricts or is weighed, and is answered in time'],
  S80: ['a consent is withdrawn by one button, as easily as it was given'],
  S81: [
    'mail, telephone, letter and form each become a case whose time runs from receipt, whatever day it is entered',
    'the time is extended only with reasons and only while the first month runs, to three months from receipt',
  ],
  S82: [
    'the authority for complaints is named in the notice, on the page, in every copy and in every refusal',
    'no refusal leaves without its reasons, the authority and the way to court, in the language of its person',
  ],
  S83: [
    'from every stage of every kind of data there is a way to erasure',
    'rows of recipients, issues and drafts are erased when the policy says',
    'an issue whose rows have reached their end while it was paused is over',
  ],
  S84: [
    'a commercial letter stays, blocked for every other purpose, to the end of its sixth year',
    'what commercial and tax law demand ends with the sixth, the eighth and the tenth year, and the notice says so',
  ],
  S85: ['a period of its own goes before the general rule'],
  S86: [
    'a commercial letter stays, blocked for every other purpose, to the end of its sixth year',
    'a blocked stage names no purpose but that of its duty or proof',
  ],
  S87: ['a commercial letter stays, blocked for every other purpose, to the end of its sixth year'],
  S88: [
    'a commercial letter stays, blocked for every other purpose, to the end of its sixth year',
    'what commercial and tax law demand ends with the sixth, the eighth and the tenth year, and the notice says so',
  ],
  S89: [
    'the version that governs is archived as it was printed, with its date',
    'the notice carries date, version and checksum, and every earlier version stays readable with what changed',
  ],
  S90: ['every page links to the notice, and the notice says of each class what is collected and what for'],
  S91: ['the notice names the legal basis of each kind of data'],
  S92: [
    'nothing goes to anybody who is not named, and nowhere outside the Union',
    'the script at the sign-up form keeps nothing on the device and speaks to nobody but this site',
    'no page measures, embeds or marks anybody',
  ],
};
