// To be imported before everything else: graphql looks once, when it is loaded. Elsewhere it asks of each value whose type
// it tells whether a second copy of itself made it.
process.env['NODE_ENV'] ??= 'production';
