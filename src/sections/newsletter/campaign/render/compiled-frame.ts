// Written by `npm run mail:frame` from frame.mjml; never by hand.

/** The frame of every issue, with its places as [[names]]. */
export const compiledFrame = `<!doctype html>
<html lang="[[language]]" dir="auto" xmlns="http://www.w3.org/1999/xhtml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<title>[[subject]]</title>
<!--[if !mso]><!-->
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<!--<![endif]-->
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style type="text/css">
#outlook a { padding:0; }
body { margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%; }
table, td { border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt; }
img { border:0;height:auto;line-height:100%; outline:none;text-decoration:none;-ms-interpolation-mode:bicubic; }
p { display:block;margin:13px 0; }
</style>
<!--[if mso]>
<noscript>
<xml>
<o:OfficeDocumentSettings>
<o:AllowPNG/>
<o:PixelsPerInch>96</o:PixelsPerInch>
</o:OfficeDocumentSettings>
</xml>
</noscript>
<![endif]-->
<!--[if lte mso 11]>
<style type="text/css">
.mj-outlook-group-fix { width:100% !important; }
</style>
<![endif]-->
<style type="text/css">
@media only screen and (min-width:480px) {
.mj-column-per-100 { width:100% !important; max-width: 100%; }
}
</style>
<style media="screen and (min-width:480px)">
.moz-text-html .mj-column-per-100 { width:100% !important; max-width: 100%; }
</style>
<style type="text/css">
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.body h1 { font-size: 28px; line-height: 1.25; margin: 0 0 16px; }
.body h2 { font-size: 22px; line-height: 1.3; margin: 32px 0 12px; }
.body h3 { font-size: 18px; line-height: 1.4; margin: 24px 0 8px; }
.body p, .body ul, .body ol, .body blockquote, .body table { margin: 0 0 16px; }
.body li { margin: 0 0 4px; }
.body a, .foot a { color: #0b5d52; }
.body img { max-width: 100%; height: auto; }
.body blockquote { border-left: 3px solid #c9c3b6; padding-left: 16px; }
.body th, .body td { padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
.body [align="center"] { text-align: center; }
.body [align="right"] { text-align: right; }
.body hr { border: 0; border-top: 1px solid #c9c3b6; margin: 24px 0; }
.foot p { margin: 0 0 8px; }
@media (prefers-color-scheme: dark) {
body, .paper, .paper > table, .paper td { background: #171613 !important; background-color: #171613 !important; }
.head div, .body div { color: #ece8df !important; }
.foot div { color: #b5afa2 !important; }
.body a, .foot a { color: #7fd1c2 !important; }
}
</style>
<meta name="color-scheme" content="light dark" />
<meta name="supported-color-schemes" content="light dark" />
</head>
<body  class="paper" style="word-spacing:normal;background-color:#fbfaf7;">
<div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">[[preheader]]</div>
<div
aria-label="[[subject]]" aria-roledescription="email" role="article" lang="[[language]]" dir="auto" style="word-spacing:normal;background-color:#fbfaf7;"
>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" class="paper-outlook" role="presentation" style="width:640px;" width="640" bgcolor="#fbfaf7" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="paper" style="background:#fbfaf7;background-color:#fbfaf7;margin:0px auto;max-width:640px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#fbfaf7;background-color:#fbfaf7;width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:32px 16px 0;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:608px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="left" class="head" style="font-size:0px;padding:0;word-break:break-word;"
>
<div
style="font-family:Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif;font-size:14px;line-height:1.6;text-align:left;color:#5c5850;"
>[[sender]]</div>
</td>
</tr>
<tr>
<td
align="center" style="font-size:0px;padding:12px 0 24px;word-break:break-word;"
>
<p
style="border-top:solid 1px #c9c3b6;font-size:1px;margin:0px auto;width:100%;"
>
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #c9c3b6;font-size:1px;margin:0px auto;width:608px;" role="presentation" width="608px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td
align="left" class="body" style="font-size:0px;padding:0;word-break:break-word;"
>
<div
style="font-family:Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif;font-size:17px;line-height:1.6;text-align:left;color:#1b1a17;"
>[[body]]</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><table align="center" border="0" cellpadding="0" cellspacing="0" class="paper-outlook" role="presentation" style="width:640px;" width="640" bgcolor="#fbfaf7" ><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div  class="paper" style="background:#fbfaf7;background-color:#fbfaf7;margin:0px auto;max-width:640px;">
<table
align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#fbfaf7;background-color:#fbfaf7;width:100%;"
>
<tbody>
<tr>
<td
style="direction:ltr;font-size:0px;padding:16px 16px 32px;text-align:center;"
>
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td class="" style="vertical-align:top;width:608px;" ><![endif]-->
<div
class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;"
>
<table
border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"
>
<tbody>
<tr>
<td
align="center" style="font-size:0px;padding:8px 0 16px;word-break:break-word;"
>
<p
style="border-top:solid 1px #c9c3b6;font-size:1px;margin:0px auto;width:100%;"
>
</p>
<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="border-top:solid 1px #c9c3b6;font-size:1px;margin:0px auto;width:608px;" role="presentation" width="608px" ><tr><td style="height:0;line-height:0;"> &nbsp;
</td></tr></table><![endif]-->
</td>
</tr>
<tr>
<td
align="left" class="foot" style="font-size:0px;padding:0;word-break:break-word;"
>
<div
style="font-family:Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif;font-size:14px;line-height:1.5;text-align:left;color:#5c5850;"
>[[footer]]</div>
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</td>
</tr>
</tbody>
</table>
</div>
<!--[if mso | IE]></td></tr></table><![endif]-->
</div>
</body>
</html>`;
