import type { Site } from '../../site.ts';
import { escaped, prose } from './harmless.ts';
import { questions, type Block, type Sheet } from './sheet.ts';
import { inline, stylesheet } from './style.ts';

/** The letter for everybody else. Nothing in it is fetched from anywhere: no picture, no font, nothing that tells when it was read. */
export function toHtml(sheet: Sheet, site: Site): string {
	const { subject, title, opening, body, notYou, because } = sheet;
	const blocks = [...body, ...notYou];
	const first = blocks.find(({ kind }) => kind === 'link');
	const support = escaped(site.supportEmail);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escaped(subject)}</title>
<style>${stylesheet}
</style>
</head>
<body class="page" style="${inline.page}">
<div style="${inline.hidden}" aria-hidden="true">${prose(opening)}${filler}</div>
<div class="around" style="${inline.around}">
<div class="card" role="main" style="${inline.card}">
<p style="${inline.product}">${mark}${prose(site.name)}</p>
<h1 style="${inline.title}">${prose(title)}</h1>
<p style="${inline.paragraph}">${prose(opening)}</p>
${blocks.map((block) => drawn(block, site, block === first)).join('\n')}
</div>
<div class="foot quiet" role="contentinfo" style="${inline.foot}">
<p style="${inline.small}">${prose(because)}</p>
<p style="${inline.small}">${questions} <a class="anchor" href="mailto:${support}" style="${inline.anchor}">${support}</a></p>
</div>
</div>
</body>
</html>
`;
}

// Or a list of mails would run on into the heading, and say everything twice.
const filler = '&#847;&zwnj;&nbsp;'.repeat(80);

// Outlook draws with Word, which knows no arch.
const mark = `<!--[if !mso]><!--><span class="mark" style="${inline.mark}"></span><!--<![endif]-->`;

function drawn(block: Block, site: Site, isFirst: boolean): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p style="${inline.paragraph}">${prose(block.text)}</p>`;
		case 'facts':
			return `<table class="facts" style="${inline.facts}">\n${block.facts
				.map(
					([name, value]) =>
						`<tr><th class="quiet" scope="row" style="${inline.name}">${prose(name)}</th><td style="${inline.value}">${prose(value)}</td></tr>`
				)
				.join('\n')}\n</table>`;
		case 'link': {
			const address = escaped(site.origin + block.path);
			const look = isFirst ? 'button' : 'other';
			return `<p style="${inline.link}"><a class="${look}" href="${address}" style="${inline[look]}">${prose(block.label)}</a>
<span class="quiet" style="${inline.written}">${prose(block.holds)} Or open this address:<br><a class="anchor" href="${address}" style="${inline.address}">${address}</a></span></p>`;
		}
	}
}
