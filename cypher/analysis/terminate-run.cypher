// Purpose: Ends a transaction of this user that is named by its metadata, whatever it is doing.
// Params:
//   $run - the name under `run`
// Columns: message
SHOW TRANSACTIONS YIELD transactionId AS id, metaData AS data
WHERE data.run = $run
TERMINATE TRANSACTIONS id YIELD message
RETURN message
