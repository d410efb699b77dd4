// The colours and sizes of the site, for where its stylesheet does not reach.
const sans =
	"system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";
const mono = "ui-monospace,'SF Mono','Cascadia Code',Menlo,Consolas,monospace";

/** In each tag, for the programs that drop a stylesheet: a letter by day. */
export const inline = {
	page: `margin:0;padding:0;background:#f4f6f6;color:#152023;font:400 16px/24px ${sans};-webkit-text-size-adjust:100%`,
	hidden: 'display:none;max-height:0;overflow:hidden;mso-hide:all',
	around: 'max-width:560px;margin:0 auto;padding:16px 8px 32px',
	card: 'padding:24px 20px 8px;border:1px solid #dae0e0;border-radius:12px;background:#ffffff;overflow-wrap:anywhere;word-break:break-word',
	product: 'margin:0 0 24px;font-weight:600',
	// The gate as a border, legs of 7 and a top of 11: where borders have no corners it is square, and still a gate.
	mark: 'display:inline-block;box-sizing:content-box;width:8px;height:17px;margin-right:10px;border:7px solid #0b5361;border-bottom:0;border-radius:11px 11px 0 0;vertical-align:-5px',
	title: 'margin:0 0 12px;font-size:24px;line-height:30px;font-weight:600;letter-spacing:-0.018em',
	paragraph: 'margin:0 0 16px',
	facts:
		'width:100%;margin:0 0 20px;padding:7px 0;border-collapse:separate;border-spacing:0;border:1px solid #dae0e0;border-radius:8px;background:#f4f6f6;font-size:14px;line-height:20px',
	name: 'width:84px;padding:5px 12px 5px 16px;font-weight:400;text-align:left;vertical-align:top;color:#435054',
	value: 'padding:5px 16px 5px 0;vertical-align:top',
	link: 'margin:0 0 20px',
	button:
		'display:inline-block;padding:9px 18px;border:1px solid #0b5361;border-radius:8px;background:#0b5361;color:#ffffff;font-weight:500;text-decoration:none',
	other:
		'display:inline-block;padding:9px 18px;border:1px solid #7a8789;border-radius:8px;color:#152023;font-weight:500;text-decoration:none',
	written: 'display:block;margin-top:12px;color:#435054;font-size:14px;line-height:20px',
	address: `color:#0b5361;font-family:${mono};font-size:13px;line-height:20px;word-break:break-all`,
	foot: 'padding:16px 20px 0;color:#435054;font-size:14px;line-height:20px;overflow-wrap:anywhere',
	small: 'margin:0 0 8px',
	anchor: 'color:#0b5361'
} as const;

/** By night, and wherever there is room. It has to shout over the inline styles. */
export const stylesheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (min-width: 600px) {
	.around { padding-top: 40px !important; padding-bottom: 48px !important; }
	.card { padding: 32px 32px 16px !important; }
	.foot { padding-inline: 33px !important; }
}
@media (prefers-color-scheme: dark) {
	.page { background: #0d1315 !important; color: #e6eced !important; }
	.card { background: #141c1f !important; border-color: #29363a !important; }
	.mark { border-color: #82cbd8 !important; }
	.facts { background: #0d1315 !important; border-color: #29363a !important; }
	.quiet { color: #aebbbe !important; }
	.button { background: #6db9c7 !important; border-color: #6db9c7 !important; color: #05242b !important; }
	.other { border-color: #6e8085 !important; color: #e6eced !important; }
	.anchor { color: #82cbd8 !important; }
}`;
