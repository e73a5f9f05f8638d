const session = require('./session.cjs');

session(require('zfskit'), require('zfskit/nvlist'), require('zfskit/trace'), require('zfskit/run')).then(
  (facts) => console.log(JSON.stringify(facts)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
