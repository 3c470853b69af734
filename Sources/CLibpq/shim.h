// PostgreSQL's own client library, and the names that it gives as macros.
#include <libpq-fe.h>
#include <postgres_ext.h>

static const int CLibpq_sqlstate = PG_DIAG_SQLSTATE;
static const int CLibpq_primary = PG_DIAG_MESSAGE_PRIMARY;
static const int CLibpq_detail = PG_DIAG_MESSAGE_DETAIL;
static const int CLibpq_table = PG_DIAG_TABLE_NAME;
static const int CLibpq_column = PG_DIAG_COLUMN_NAME;
static const int CLibpq_constraint = PG_DIAG_CONSTRAINT_NAME;
