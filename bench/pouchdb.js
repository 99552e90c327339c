// Replicates COUNT documents of SIZE bytes from a PouchDB on disk to a pouchdb-server on disk, as a web kiosk would;
// prints {"seconds", "written"}. Runs in a folder whose node_modules has both.
const {spawn} = require("child_process");
const crypto = require("crypto");
const net = require("net");
const PouchDB = require("pouchdb");

const [count, size, batch] = process.argv.slice(2).map(Number);

async function freePort() {
    return new Promise((found) => {
        const probe = net.createServer().listen(0, "127.0.0.1", () => {
            const {port} = probe.address();
            probe.close(() => found(port));
        });
    });
}

async function up(url) {
    for (const end = Date.now() + 30000; Date.now() < end; await new Promise((on) => setTimeout(on, 100))) {
        try {
            if ((await fetch(url)).ok) return;
        } catch (nobodyYet) { /* it is starting */ }
    }
    throw new Error("pouchdb-server does not answer");
}

async function main() {
    const port = await freePort();
    const server = spawn("node_modules/.bin/pouchdb-server",
        ["--port", port, "--host", "127.0.0.1", "--dir", "server", "--no-stdout-logs", "--no-color"], {stdio: "ignore"});
    try {
        await up(`http://127.0.0.1:${port}/`);
        const local = new PouchDB("client");
        for (let n = 0; n < count; n += 1) {
            await local.put({_id: crypto.randomUUID(), body: crypto.randomBytes(size / 2).toString("hex")});
        }
        const start = process.hrtime.bigint();
        const done = await local.replicate.to(`http://127.0.0.1:${port}/hall`, {batch_size: batch});
        const seconds = Number(process.hrtime.bigint() - start) / 1e9;
        console.log(JSON.stringify({seconds, written: done.docs_written}));
    } finally {
        server.kill();
    }
}

main().then(() => process.exit(0), (e) => { console.error(e); process.exit(1); });
