export const words = {
	asked: 'Somebody who knows your password asked to turn your two-step login off.',
	from: 'They say that all for the second step is lost. It becomes possible on',
	how: ', by a link that we mailed to you.',
	cancel: 'It was not me: cancel it',
	cancelling: 'Cancelling',
	cancelled: 'Cancelled: two-step login stays on. Choose a new password, somebody knows yours.',
	/** Who was led here from the administration. */
	required: 'Your role needs two-step login.',
	requiredWhy: 'Set it up here; then the administration is open to you again.',
	/** In local mode it is asked, and no more. */
	asks: 'Your role asks for two-step login.',
	asksWhy: 'In production you could administer nothing without. Here it is up to you.',
	setUp: 'Set it up'
};
