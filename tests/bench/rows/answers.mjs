process.parentPort.on('message', ({ data, ports: [port] }) => {
  port.on('message', ({ data: requestId }) => port.postMessage({ ...data, requestId }));
  port.start();
});
